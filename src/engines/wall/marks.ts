import { hash64 } from '../../random/hash.ts';

const hex8 = (word: number): string => (word + 0x100000000).toString(16).slice(1);

/**
 * What marks a request as synthetic, so that whatever it created can be found and removed: who
 * sends it and for which run (in the User-Agent, which every access log keeps), for which device,
 * and a W3C Trace Context id.
 */
export class Marks {
  /** Who sends, and for which run. */
  readonly userAgent: string;
  readonly #fixed: readonly string[];
  /** 24 and 8 hexadecimal digits that tell this run and worker from any other. */
  readonly #tracePrefix: string;
  readonly #spanPrefix: string;
  #traces = 0;
  #spans = 0;

  constructor(version: string, runId: string, worker: number) {
    this.userAgent = `peakday/${version} (synthetic; run ${runId})`;
    this.#fixed = ['user-agent', this.userAgent, 'accept', 'application/json'];
    const { high, low } = hash64(`${runId}/${worker}`);
    // A span id of zeros is invalid; an odd prefix never is.
    this.#spanPrefix = hex8((low | 1) >>> 0);
    this.#tracePrefix = hex8(high) + hex8(low) + this.#spanPrefix;
  }

  /** A new trace for a call: 32 hexadecimal digits, unique in the run. */
  trace(): string {
    return this.#tracePrefix + hex8(this.#traces++);
  }

  /** The header for one more attempt of a trace (TRACE-1: one trace, a new span an attempt). */
  traceparent(trace: string): string {
    return `00-${trace}-${this.#spanPrefix}${hex8(this.#spans++)}-01`;
  }

  /** Headers of one attempt, as a flat list of names and values. */
  headers(device: string, ordinal: number, traceparent: string): string[] {
    return [
      ...this.#fixed,
      'peakday-device',
      device,
      'peakday-ordinal',
      String(ordinal),
      'traceparent',
      traceparent,
    ];
  }
}
