/** How messages are kept apart on a TCP connection. */
export interface Framing {
  /** The length before a message: two bytes, four bytes, or four ASCII digits. */
  readonly length: 'be2' | 'le2' | 'be4' | 'ascii4';
  /** Whether the length counts its own bytes. */
  readonly inclusive: boolean;
  /** Whether five bytes of TPDU (`60 dd dd ss ss`) stand between length and message. */
  readonly tpdu: boolean;
}

/** Two bytes, big-endian, not counting themselves. */
export const TWO_BYTES: Framing = { length: 'be2', inclusive: false, tpdu: false };

/** A message without its frame, and the TPDU it came with. */
export interface Frame {
  readonly payload: Buffer;
  readonly tpdu: Buffer | undefined;
}

/** Longest message taken, bytes. */
const LIMIT = 8192;
const TPDU_BYTES = 5;
const NONE = Buffer.alloc(0);

const HEADER_BYTES = { be2: 2, le2: 2, be4: 4, ascii4: 4 } as const;
const READ: Readonly<Record<Framing['length'], (bytes: Buffer) => number>> = {
  be2: (bytes) => bytes.readUInt16BE(0),
  le2: (bytes) => bytes.readUInt16LE(0),
  be4: (bytes) => bytes.readUInt32BE(0),
  ascii4: (bytes) => {
    const digits = bytes.toString('latin1', 0, 4);
    return /^\d{4}$/.test(digits) ? Number(digits) : Number.NaN;
  },
};

/** Cuts a stream of bytes into frames, wherever its chunks end; holds one frame at most. */
export class FrameReader {
  readonly #framing: Framing;
  #rest: Buffer = NONE;

  constructor(framing: Framing) {
    this.#framing = framing;
  }

  /** The frames that a chunk completes; undefined when the stream is out of step for good. */
  push(chunk: Buffer): readonly Frame[] | undefined {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const { length, inclusive, tpdu } = this.#framing;
    const header = HEADER_BYTES[length];
    const frames: Frame[] = [];
    while (bytes.length >= header) {
      const size = READ[length](bytes) - (inclusive ? header : 0);
      if (!(size >= (tpdu ? TPDU_BYTES : 0) && size <= LIMIT)) return undefined;
      if (bytes.length < header + size) break;
      const body = bytes.subarray(header, header + size);
      frames.push(
        tpdu
          ? { payload: body.subarray(TPDU_BYTES), tpdu: body.subarray(0, TPDU_BYTES) }
          : { payload: body, tpdu: undefined },
      );
      bytes = bytes.subarray(header + size);
    }
    // A copy, so that a large chunk is not kept for the sake of its tail.
    this.#rest = bytes.length === 0 ? NONE : Buffer.from(bytes);
    return frames;
  }
}

/** A message in its frame; the TPDU of what it answers goes back with its addresses swapped. */
export function frame(payload: Buffer, framing: Framing, tpdu?: Buffer): Buffer {
  const route = framing.tpdu ? answering(tpdu ?? Buffer.from('6000000000', 'hex')) : NONE;
  const header = HEADER_BYTES[framing.length];
  const size = route.length + payload.length + (framing.inclusive ? header : 0);
  return Buffer.concat([lengthBytes(size, framing.length), route, payload]);
}

const answering = (tpdu: Buffer): Buffer =>
  Buffer.concat([tpdu.subarray(0, 1), tpdu.subarray(3, 5), tpdu.subarray(1, 3)]);

function lengthBytes(size: number, kind: Framing['length']): Buffer {
  if (kind === 'ascii4') return Buffer.from(String(size).padStart(4, '0'));
  const bytes = Buffer.alloc(HEADER_BYTES[kind]);
  if (kind === 'be2') bytes.writeUInt16BE(size);
  else if (kind === 'le2') bytes.writeUInt16LE(size);
  else bytes.writeUInt32BE(size);
  return bytes;
}
