import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { Failure } from '../model/failure.ts';
import { CsvReader, type CsvRecord } from './csv-reader.ts';
import { readMoment } from './read-moment.ts';

/** A CSV file that has a header. */
export interface SalesFile {
  /** Where it is. */
  readonly path: string;
  /** As messages name it. */
  readonly name: string;
  readonly bytes: number;
  readonly delimiter: string;
  readonly header: readonly string[];
}

/** Delimiters that are tried, in this order when a header has none of them. */
const DELIMITERS = [',', ';', '\t'] as const;
const CHUNK = 1 << 18;

/**
 * Opens a sales file: looks at its beginning, finds the delimiter and reads the header.
 * @throws Failure PD_IMPORT_INVALID when it cannot be read, is empty, or is no UTF-8 text
 */
export async function openSales(
  path: string,
  name: string,
  delimiter?: string,
): Promise<SalesFile> {
  let handle: FileHandle;
  try {
    handle = await open(path);
  } catch (cause) {
    throw new Failure('PD_IMPORT_INVALID', `cannot read ${name}`, {
      hint: 'the path is taken from the current folder',
      cause,
    });
  }
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw invalid(name, 'is not a file', 'name the CSV file itself');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, 0);
    const start = buffer.subarray(0, bytesRead);
    refuseOthers(name, start);
    const text = decode(new TextDecoder('utf-8', { fatal: true }), start, name, 1, true);
    const sign = delimiter ?? likeliestDelimiter(text);
    const reader = new CsvReader(sign);
    const [first] = [...reader.push(text), ...(bytesRead < CHUNK ? reader.end() : [])];
    // Without a header the first sale would be named in messages as if it were one.
    const isHeader = first?.fields.every((cell) => readMoment(cell.trim()) === undefined);
    if (first === undefined || first.malformed !== null || !isHeader) {
      throw invalid(name, 'has no header line', 'the first line must name the columns');
    }
    return { path, name, bytes: stats.size, delimiter: sign, header: first.fields };
  } finally {
    await handle.close();
  }
}

/**
 * The records below the header, in batches, without ever holding the file.
 * @param progress called with the bytes read so far
 * @throws Failure PD_IMPORT_INVALID where the file stops being UTF-8
 */
export async function* readSales(
  file: SalesFile,
  progress: (bytes: number) => void,
): AsyncGenerator<readonly CsvRecord[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = new CsvReader(file.delimiter);
  let bytes = 0;
  let line = 1;
  let isFirst = true;
  const belowHeader = (records: readonly CsvRecord[]): readonly CsvRecord[] => {
    line = records.at(-1)?.line ?? line;
    const rows = isFirst ? records.slice(1) : records;
    if (records.length > 0) isFirst = false;
    return rows;
  };
  const stream: AsyncIterable<Uint8Array> = createReadStream(file.path, { highWaterMark: CHUNK });
  for await (const chunk of stream) {
    yield belowHeader(reader.push(decode(decoder, chunk, file.name, line, true)));
    bytes += chunk.length;
    progress(bytes);
  }
  yield belowHeader([
    ...reader.push(decode(decoder, new Uint8Array(), file.name, line, false)),
    ...reader.end(),
  ]);
}

/** The delimiter a header has most of; its quoted parts do not count. */
function likeliestDelimiter(text: string): string {
  const [line = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split('\n', 1);
  const count = (sign: string): number => line.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

function refuseOthers(name: string, start: Uint8Array): void {
  const [a, b] = start;
  if (a === undefined) throw invalid(name, 'is empty', 'export it again, with a header line');
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw notUtf8(name, 1);
  if (start.includes(0) || (a === 0x50 && b === 0x4b)) {
    throw invalid(name, 'is no text', 'export the sheet as CSV (UTF-8)');
  }
}

function decode(
  decoder: TextDecoder,
  bytes: Uint8Array,
  name: string,
  line: number,
  stream: boolean,
): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw notUtf8(name, line);
  }
}

const notUtf8 = (name: string, line: number): Failure =>
  new Failure('PD_IMPORT_INVALID', `${name} is not UTF-8 at or below this line`, {
    place: { file: name, line },
    hint: 'convert it first, for example: iconv -f ISO-8859-1 -t UTF-8 sales.csv > sales-utf8.csv',
  });

const invalid = (name: string, what: string, hint: string): Failure =>
  new Failure('PD_IMPORT_INVALID', `${name} ${what}`, { place: { file: name, line: 1 }, hint });
