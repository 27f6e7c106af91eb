import type { Stage } from '../measure/measures.ts';
import type { HostClass } from '../model/facts.ts';

/** Consecutive parts of equal length that a run is cut into: the unit of resampling. */
export const BLOCKS = 24;
/** Of a day in virtual time, whose latencies are a model's: fewer, so that its report stays small. */
export const DAY_BLOCKS = 6;

/** Numbers of a thing, one a block. */
export type PerBlock = readonly number[];

/** Latency of one operation from its intended start; wall µs. */
export interface OperationDigest {
  readonly operation: string;
  /** Histograms of the blocks in buckets of 3.1 %, as `packHistogram` writes them. */
  readonly blocks: readonly string[];
}

/** Times on a grid of 500 steps, business µs: how many ended there, how many were cut off. */
export interface TimesDigest {
  readonly step_us: number;
  readonly times: readonly (readonly [step: number, events: number, censored: number])[];
}

/** One part of a rehearsal. */
export interface PartDigest {
  readonly part: 'window' | 'day';
  readonly issued: PerBlock;
  readonly errors: PerBlock;
  readonly done: PerBlock;
  readonly lost: PerBlock;
  readonly lostMinor: PerBlock;
  /** None for a day whose latencies were fitted from the live window. */
  readonly operations: readonly OperationDigest[];
  readonly stages: Readonly<Record<Stage, TimesDigest>>;
  /** Findings of the audit by kind. */
  readonly audit: Readonly<Record<string, number>>;
}

/** All that a comparison needs of a run; every report.html carries it. */
export interface RunDigest {
  readonly format: 1;
  readonly runId: string;
  readonly scenario: string;
  readonly title: string;
  readonly version: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly currency: string;
  readonly engine: string;
  /** Of what is asked of the services: the plan without gates, traces and addresses. */
  readonly workHash: string;
  readonly compression: number;
  readonly share: number;
  /** Null in runs of before it was recorded. */
  readonly host: HostClass | null;
  /** Which services were one's own, with their bindings: `promotions talon-one`. */
  readonly own: readonly string[];
  /** Why its figures cannot be relied upon, in a sentence; null when they can. */
  readonly doubt: string | null;
  readonly parts: readonly PartDigest[];
  /** What its gates measured, in their units' base; of gates that measured something. */
  readonly gates?: readonly (readonly [gate: string, measured: number])[];
}
