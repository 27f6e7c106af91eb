import { LineFile } from '../record/line-file.ts';
import { type Hello, readLine } from './lines.ts';

/** Gathers a run's lines into one file a shard: `shard-0003.lines`. */
export class PartFiles {
  readonly #folder: string;
  readonly #files = new Map<number, LineFile>();
  readonly #ended = new Set<number>();
  #hello: Hello | undefined;
  #lines = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Lines gathered so far, shards heard of and shards that came to their end. */
  get counts(): { readonly lines: number; readonly heard: number; readonly ended: number } {
    return { lines: this.#lines, heard: this.#files.size, ended: this.#ended.size };
  }

  /** Shards of the run; `undefined` until one has spoken. */
  get shards(): number | undefined {
    return this.#hello?.shards;
  }

  /** Whether every shard has come to its end. */
  get isComplete(): boolean {
    return this.#hello !== undefined && this.#ended.size === this.#hello.shards;
  }

  /** The files there are. */
  get paths(): readonly string[] {
    return [...this.#files.keys()].sort((a, b) => a - b).map((shard) => this.#path(shard));
  }

  /** Takes a line; what is not one of a run's is left out. */
  take(line: string): void {
    const read = readLine(line);
    if (read === undefined) return;
    if (read.kind === 'h') this.#hello ??= JSON.parse(read.json) as Hello;
    if (read.kind === 'e') this.#ended.add(read.shard);
    let file = this.#files.get(read.shard);
    if (file === undefined) {
      file = new LineFile(this.#path(read.shard));
      this.#files.set(read.shard, file);
    }
    file.addText(line);
    this.#lines++;
  }

  flush(): void {
    for (const file of this.#files.values()) file.flush();
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
  }

  #path(shard: number): string {
    return `${this.#folder}/shard-${String(shard).padStart(4, '0')}.lines`;
  }
}
