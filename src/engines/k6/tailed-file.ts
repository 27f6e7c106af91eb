import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const CHUNK = 1 << 16;

/** A file that another process writes lines to, read as it grows. */
export class TailedFile {
  readonly #path: string;
  readonly #buffer = Buffer.allocUnsafe(CHUNK);
  readonly #decoder = new StringDecoder('utf8');
  #fd: number | undefined;
  #rest = '';

  constructor(path: string) {
    this.#path = path;
  }

  /** Hands on the whole lines that have come since the last time. */
  read(take: (line: string) => void): void {
    if (this.#fd === undefined) {
      if (!existsSync(this.#path)) return;
      this.#fd = openSync(this.#path, 'r');
    }
    for (;;) {
      const bytes = readSync(this.#fd, this.#buffer, 0, CHUNK, null);
      if (bytes === 0) return;
      const lines = (this.#rest + this.#decoder.write(this.#buffer.subarray(0, bytes))).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    }
  }

  /** Reads what is left; a line without an end is a torn one. */
  close(take: (line: string) => void): void {
    this.read(take);
    if (this.#rest !== '') take(this.#rest);
    this.#rest = '';
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}
