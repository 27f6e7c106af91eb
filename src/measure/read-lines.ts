import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Lines that could not be read: a killed worker tears its last one. */
export interface Damage {
  torn: number;
}

/**
 * Reads a newline-delimited JSON file line by line, holding one line at a time.
 * @param read gets each parsed line; it may return false to say that the line is none of its kind
 * @param damage counts the lines that were torn or refused
 */
export async function readLines(
  path: string,
  damage: Damage,
  read: (line: unknown) => boolean,
): Promise<void> {
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    if (line === '') continue;
    if (!readOne(line, read)) damage.torn++;
  }
}

function readOne(line: string, read: (line: unknown) => boolean): boolean {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return false;
  }
  return read(parsed);
}
