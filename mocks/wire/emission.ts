import type { Healing } from './faults/healing.ts';

/**
 * How an answer goes out that does not go out as HTTP says. The connection ends with it.
 */
export type Emission =
  /** Half of the body, then FIN. */
  | { readonly how: 'cutShort' }
  /** Half of the body in chunks, then a chunk whose size is no number. */
  | { readonly how: 'brokenChunk' }
  /** Bytes that are not HTTP. */
  | { readonly how: 'garbage' }
  /** `Content-Length` says half of what comes. */
  | { readonly how: 'shortLength' }
  /** Half of the body, and the rest when the fault is over. */
  | { readonly how: 'stalled'; readonly until: Healing }
  /** The head byte by byte; what is left of it at once when the fault is over. */
  | { readonly how: 'slowHead'; readonly pauseWall_us: number; readonly until: Healing }
  /** A head of so many bytes. */
  | { readonly how: 'hugeHead'; readonly bytes: number };

const WITHOUT_BODY: ReadonlySet<Emission['how']> = new Set(['garbage', 'slowHead', 'hugeHead']);

/** Whether an emission shows on an answer with such a body. */
export const showsOn = ({ how }: Emission, body: string): boolean =>
  body !== '' || WITHOUT_BODY.has(how);
