import { closeSync, openSync, writeSync } from 'node:fs';
import { Failure } from '../../model/failure.ts';

/** An append-only file of JSON lines that are on disk when `flush` returns. */
export class LineFile {
  readonly #path: string;
  readonly #fd: number;
  #pending = '';

  /** @throws Failure PD_DISK when the file cannot be opened */
  constructor(path: string) {
    this.#path = path;
    this.#fd = this.#onDisk(() => openSync(path, 'a'));
  }

  add(record: unknown): void {
    this.addText(JSON.stringify(record));
  }

  /** Adds a record that is JSON already. */
  addText(json: string): void {
    this.#pending += `${json}\n`;
  }

  /** @throws Failure PD_DISK when the disk is full or gone */
  flush(): void {
    if (this.#pending === '') return;
    const lines = this.#pending;
    this.#pending = '';
    this.#onDisk(() => {
      const bytes = Buffer.from(lines);
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
    });
  }

  close(): void {
    this.flush();
    closeSync(this.#fd);
  }

  #onDisk<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Failure('PD_DISK', `facts cannot be written: ${why}`, {
        place: { file: this.#path },
        hint: 'free some space, or name another folder with --out',
        cause,
      });
    }
  }
}
