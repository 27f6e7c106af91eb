import { mkdirSync } from 'node:fs';
import { LineFile } from '../record/line-file.ts';
import type { ShardSnapshot } from '../wall/shard-assignment.ts';
import { type End, type Hello, type ReadLine, readLine } from './lines.ts';

/** What is known of one shard from its lines. */
export interface ShardReading {
  readonly hello: Hello;
  /** Where it stood a second ago at most. */
  snapshot: ShardSnapshot | undefined;
  /** The business instant of its last second. */
  at_us: number | undefined;
  end: End | undefined;
}

interface Files {
  readonly facts: LineFile;
  readonly series: LineFile;
}

/**
 * Turns streams of lines into the files of a run folder, `facts/` and `series/`, one of each a
 * shard: from there on a run in k6 is a run like any other.
 */
export class StreamSplitter {
  readonly shards: Map<number, ShardReading> = new Map();
  readonly #folder: string;
  readonly #files = new Map<number, Files>();
  #strangers = 0;

  constructor(folder: string) {
    this.#folder = folder;
    for (const part of ['facts', 'series']) mkdirSync(`${folder}/${part}`, { recursive: true });
  }

  /** Lines that were nobody's: what a script prints besides, or what a kill tore. */
  get strangers(): number {
    return this.#strangers;
  }

  /**
   * Takes one line.
   * @throws Failure PD_DISK
   */
  take(line: string): void {
    const read = line === '' ? undefined : readLine(line);
    if (read !== undefined) this.#record(read);
    else if (line !== '') this.#strangers++;
  }

  /** Everything taken so far is on disk when it returns. */
  flush(): void {
    for (const { facts, series } of this.#files.values()) {
      facts.flush();
      series.flush();
    }
  }

  close(): void {
    for (const { facts, series } of this.#files.values()) {
      facts.close();
      series.close();
    }
    this.#files.clear();
  }

  #record({ kind, shard, json }: ReadLine): void {
    if (kind === 'h') {
      const hello = JSON.parse(json) as Hello;
      this.shards.set(shard, { hello, snapshot: undefined, at_us: undefined, end: undefined });
      this.#open(shard);
      return;
    }
    const reading = this.shards.get(shard);
    const files = this.#files.get(shard);
    if (reading === undefined || files === undefined) {
      this.#strangers++;
      return;
    }
    switch (kind) {
      case 'f':
        files.facts.addText(json);
        return;
      case 's':
        files.series.addText(json);
        reading.at_us = Number(/"at_us":(\d+)/.exec(json)?.[1] ?? reading.at_us);
        return;
      case 'p':
        reading.snapshot = JSON.parse(json) as ShardSnapshot;
        return;
      case 'e':
        reading.end = JSON.parse(json) as End;
    }
  }

  #open(shard: number): void {
    if (this.#files.has(shard)) return;
    const name = `k6-${String(shard).padStart(4, '0')}.ndjson`;
    this.#files.set(shard, {
      facts: new LineFile(`${this.#folder}/facts/${name}`),
      series: new LineFile(`${this.#folder}/series/${name}`),
    });
  }
}
