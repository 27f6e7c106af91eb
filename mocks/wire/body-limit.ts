import type { Refusal } from './refusal.ts';

/** Largest body taken, bytes. */
export const BODY_LIMIT: number = 256 * 1024;

/** 413: the body is longer than a service reads. */
export const TOO_LARGE: Refusal = {
  name: 'body-too-large',
  detail: `At most ${BODY_LIMIT} bytes are taken.`,
};

/** Reads a body as text; undefined as soon as it is too large. */
export async function readText(body: ReadableStream | null): Promise<string | undefined> {
  if (body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.byteLength;
    if (bytes > BODY_LIMIT) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks).toString();
}
