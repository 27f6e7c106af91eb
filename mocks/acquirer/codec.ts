import { FIELDS, type FieldFormat } from './field-table.ts';
import type { IsoMessage } from './iso-message.ts';

/** How message types and bitmaps are written; data elements are one character a digit. */
export interface IsoEncoding {
  readonly mti: 'ascii' | 'bcd';
  readonly bitmap: 'binary' | 'hex';
}

/** As most hosts have it. */
export const PLAIN: IsoEncoding = { mti: 'ascii', bitmap: 'binary' };

/** A message as read, or what is wrong with it and what could be read before that. */
export type Unpacked =
  | { readonly ok: true; readonly message: IsoMessage }
  | { readonly ok: false; readonly reason: string; readonly message: IsoMessage | undefined };

/**
 * Writes a message: type, bitmap, data elements in ascending order.
 * @throws RangeError for a data element that is unknown or does not fit: our own mistake
 */
export function pack({ mti, fields }: IsoMessage, encoding: IsoEncoding = PLAIN): Buffer {
  const numbers = [...fields.keys()].filter((de) => de > 1).sort((a, b) => a - b);
  const parts = numbers.map((de) => packField(de, fields.get(de) ?? ''));
  const bits = Buffer.alloc(numbers.some((de) => de > 64) ? 16 : 8);
  if (bits.length === 16) bits[0] = 0x80;
  for (const de of numbers) {
    const byte = (de - 1) >> 3;
    bits[byte] = (bits[byte] ?? 0) | (0x80 >> ((de - 1) & 7));
  }
  const bitmap =
    encoding.bitmap === 'binary' ? bits : Buffer.from(bits.toString('hex').toUpperCase());
  const type = Buffer.from(mti, encoding.mti === 'bcd' ? 'hex' : 'latin1');
  return Buffer.concat([type, bitmap, ...parts]);
}

function packField(de: number, value: string): Buffer {
  const format = FIELDS.get(de);
  const bytes = Buffer.from(value, format?.type === 'b' ? 'hex' : 'latin1');
  if (format === undefined || !fits(format, bytes.length)) {
    throw new RangeError(`DE ${de} is unknown or does not fit its format`);
  }
  if (format.lengthDigits === 0) return bytes;
  const length = String(bytes.length).padStart(format.lengthDigits, '0');
  return Buffer.concat([Buffer.from(length), bytes]);
}

const fits = ({ lengthDigits, length }: FieldFormat, bytes: number): boolean =>
  lengthDigits === 0 ? bytes === length : bytes <= length;

/** Reads a message. Never throws; what is wrong is told with what could be read. */
export function unpack(bytes: Buffer, encoding: IsoEncoding = PLAIN): Unpacked {
  const typeBytes = encoding.mti === 'bcd' ? 2 : 4;
  const mti = bytes.subarray(0, typeBytes).toString(encoding.mti === 'bcd' ? 'hex' : 'latin1');
  if (!/^\d{4}$/.test(mti)) return { ok: false, reason: 'no message type', message: undefined };
  const fields = new Map<number, string>();
  const message = { mti, fields };
  const bitmap = readBitmap(bytes.subarray(typeBytes), encoding);
  if (bitmap === undefined) return { ok: false, reason: 'bitmap cut short', message };
  let at = typeBytes + bitmap.bytes;
  for (const de of bitmap.numbers) {
    const field = readField(bytes, at, de);
    if (typeof field === 'string') return { ok: false, reason: `DE ${de} ${field}`, message };
    fields.set(de, field.value);
    at = field.end;
  }
  return at === bytes.length
    ? { ok: true, message }
    : { ok: false, reason: `${bytes.length - at} bytes too many`, message };
}

function readBitmap(
  bytes: Buffer,
  { bitmap }: IsoEncoding,
): { readonly numbers: readonly number[]; readonly bytes: number } | undefined {
  const width = bitmap === 'hex' ? 2 : 1;
  const take = (length: number): Buffer =>
    bitmap === 'hex'
      ? Buffer.from(bytes.subarray(0, length * 2).toString('latin1'), 'hex')
      : bytes.subarray(0, length);
  const primary = take(8);
  if (primary.length < 8) return undefined;
  const length = ((primary[0] ?? 0) & 0x80) === 0 ? 8 : 16;
  const bits = take(length);
  if (bits.length < length) return undefined;
  const numbers: number[] = [];
  for (let de = 2; de <= length * 8; de++) {
    if (((bits[(de - 1) >> 3] ?? 0) & (0x80 >> ((de - 1) & 7))) !== 0) numbers.push(de);
  }
  return { numbers, bytes: length * width };
}

function readField(
  bytes: Buffer,
  at: number,
  de: number,
): { readonly value: string; readonly end: number } | string {
  const format = FIELDS.get(de);
  if (format === undefined) return 'is unknown';
  const { type, lengthDigits, length: most } = format;
  const start = at + lengthDigits;
  const digits = bytes.subarray(at, start).toString('latin1');
  const length = lengthDigits === 0 ? most : /^\d+$/.test(digits) ? Number(digits) : most + 1;
  const end = start + length;
  if (length > most) return 'has a wrong length';
  if (end > bytes.length) return 'is cut short';
  const value = bytes.subarray(start, end).toString(type === 'b' ? 'hex' : 'latin1');
  if (type === 'n' && !/^\d*$/.test(value)) return 'is not all digits';
  return { value: type === 'b' ? value.toUpperCase() : value, end };
}
