import { STATUS_CODES } from 'node:http';
import type { Answer } from './exchange.ts';

/** The head of an answer that ends its connection, as HTTP/1.1 writes it. */
export function headText(
  { status, type, headers, body }: Answer,
  framing: Readonly<Record<string, string>> = {
    'content-length': String(Buffer.byteLength(body)),
  },
): string {
  const members = {
    ...(body !== '' && { 'content-type': type }),
    ...headers,
    ...framing,
    connection: 'close',
  };
  const lines = Object.entries(members).map(([name, value]) => `${name}: ${value}`);
  const clean = lines.map((line) => line.replace(/[^\t\x20-\x7e\x80-\xff]/g, ''));
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...clean, '', ''].join('\r\n');
}

/** A head of at least so many bytes. */
export function hugeHead(answer: Answer, bytes: number): string {
  const ballast = Math.max(0, bytes - headText(answer).length);
  return headText({ ...answer, headers: { ...answer.headers, 'x-ballast': 'x'.repeat(ballast) } });
}
