import type { SparseHistogram } from './histogram.ts';

/**
 * One wall second of one worker (or one longer span of a virtual day): a line of `series/*.ndjson`. Lines of the same second add up;
 * histograms merge exactly. Counters are of this second only.
 */
export interface SecondRecord {
  /** Whole wall seconds since the run's start. */
  readonly second: number;
  /** How many seconds the record covers; 1 where it is absent. */
  readonly span_s?: number;
  /** The business instant at the end of the second. */
  readonly at_us: number;
  /** Only operations that were active. */
  readonly operations: readonly OperationSecond[];
  readonly sales: SalesSecond;
  readonly generator: GeneratorSecond;
}

/** One operation in one second. */
export interface OperationSecond {
  /** Index into OPERATIONS. */
  readonly op: number;
  /** Attempts put on the wire. */
  readonly issued: number;
  /** Attempts that got a whole HTTP response, whatever its status. */
  readonly answered: number;
  /** Attempts that ended without one, by kind. */
  readonly failed: { readonly refused: number; readonly reset: number; readonly timeout: number };
  /** In flight when the run ended; only ever in a worker's last line. */
  readonly cut: number;
  /** Answers outside 2xx, by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers whose body could not be read as the operation's reply. */
  readonly malformed: number;
  /** Attempts that were retries. */
  readonly retries: number;
  /** Wall µs from send to last byte, per answered attempt. */
  readonly service: SparseHistogram;
  /** Wall µs from the call's intended start to its final outcome, per call with an answer. */
  readonly intended: SparseHistogram;
}

/** Shoppers and sales in one second; money in minor units. */
export interface SalesSecond {
  /** Shoppers the plan meant to arrive, from the curve alone. */
  readonly planned: number;
  readonly arrived: number;
  readonly done: number;
  readonly doneMinor: number;
  readonly lost: number;
  readonly lostMinor: number;
  /** Shoppers waiting for a till when the second ended. */
  readonly queueing: number;
}

/** How the generator itself did in one second. */
export interface GeneratorSecond {
  /** Wall µs that timed events ran late. */
  readonly lag: SparseHistogram;
  /** Waits, and those that could not be shortened enough to pay the latency debt back. */
  readonly waits: number;
  readonly waitsInDebt: number;
  /** Share of one core this worker used in the second, 0 to 1. */
  readonly cpu: number;
}
