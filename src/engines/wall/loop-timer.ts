/** The one native timer of a loop. */
export interface LoopTimer {
  /** Calls `turn` once, a tick from now; a call before that is not repeated. */
  wind(turn: () => void): void;
  stop(): void;
}
