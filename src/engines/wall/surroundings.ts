/** A request that is no load: an order to the mocks, an access token, a word with the run. */
export interface ErrandRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Runs an errand. Rejects when no answer came within `limit_ms`, with what `classify` reads as its
 * reason.
 */
export type Errand = (
  request: ErrandRequest,
  limit_ms: number,
) => Promise<{ readonly status: number; readonly body: string }>;

/** What the code of the wall-clock engines takes from where it runs: Node, or k6. */
export interface Surroundings {
  /** Milliseconds of a clock that never goes back, with fractions where there are any. */
  now_ms(): number;
  readonly errand: Errand;
  /** Base64 of a text's UTF-8 bytes. */
  base64(text: string): string;
}
