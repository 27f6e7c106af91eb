const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * Where to cut a first chunk of an answer so that it ends in the middle of the body: half-way
 * through what the chunk has of it, or before the head's end when it has none.
 */
export function middleOf(chunk: Buffer): number {
  const head = chunk.indexOf(END_OF_HEAD);
  if (head === -1) return Math.floor(chunk.length / 2);
  const body = chunk.length - head - END_OF_HEAD.length;
  return body < 2 ? head : head + END_OF_HEAD.length + Math.floor(body / 2);
}
