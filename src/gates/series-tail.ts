import { join } from 'node:path';
import { FolderTail } from '../measure/folder-tail.ts';
import { emptySecond, type MergedSecond, mergeSecond } from '../measure/series-ledger.ts';
import type { SecondRecord } from '../model/series.ts';

/** A worker that is so many seconds behind the others is waited for no longer. */
const PATIENCE_S = 5;

/** Follows the series files of a run while its workers write them, and adds the workers up. */
export class SeriesTail {
  readonly #tail: FolderTail;
  /** The last second that each file told of. */
  readonly #last = new Map<string, number>();
  readonly #pending = new Map<number, MergedSecond>();
  #told = -1;

  /** @param folder the run folder */
  constructor(folder: string) {
    this.#tail = new FolderTail(join(folder, 'series'));
  }

  /** The seconds that all workers have told of since the last call, rising. */
  async read(): Promise<readonly MergedSecond[]> {
    await this.#tail.read((file, line) => this.#add(file, line));
    const last = [...this.#last.values()];
    if (last.length === 0) return [];
    this.#told = Math.max(this.#told, Math.min(...last), Math.max(...last) - PATIENCE_S);
    const ready = [...this.#pending.values()].filter(({ second }) => second <= this.#told);
    for (const { second } of ready) this.#pending.delete(second);
    return ready.sort((a, b) => a.second - b.second);
  }

  #add(file: string, line: string): void {
    if (line === '') return;
    const record = JSON.parse(line) as SecondRecord;
    this.#last.set(file, Math.max(this.#last.get(file) ?? -1, record.second));
    if (record.second <= this.#told) return;
    const merged = this.#pending.get(record.second) ?? emptySecond(record);
    this.#pending.set(record.second, merged);
    mergeSecond(merged, record);
  }
}
