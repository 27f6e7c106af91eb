import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes read at once. */
const CHUNK = 1 << 20;
const NEWLINE = 0x0a;

interface Place {
  offset: number;
  /** The beginning of a line whose end is not written yet. */
  rest: Buffer;
}

/** Follows the growing `*.ndjson` files of a folder; a line is handed on once it is whole. */
export class FolderTail {
  readonly #folder: string;
  readonly #places = new Map<string, Place>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Hands on every line written since the last reading, file by file, in their order. */
  async read(onLine: (file: string, line: string) => void): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names.filter((one) => one.endsWith('.ndjson')).sort()) {
      const place = this.#places.get(name) ?? { offset: 0, rest: Buffer.alloc(0) };
      this.#places.set(name, place);
      const file = await open(join(this.#folder, name), 'r');
      try {
        await readOn(file, place, (line) => onLine(name, line));
      } finally {
        await file.close();
      }
    }
  }
}

async function readOn(
  file: FileHandle,
  place: Place,
  onLine: (line: string) => void,
): Promise<void> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK, place.offset);
    if (bytesRead === 0) return;
    place.offset += bytesRead;
    const bytes = Buffer.concat([place.rest, chunk.subarray(0, bytesRead)]);
    const end = bytes.lastIndexOf(NEWLINE);
    place.rest = bytes.subarray(end + 1);
    if (end === -1) continue;
    for (const line of bytes.toString('utf8', 0, end).split('\n')) onLine(line);
  }
}
