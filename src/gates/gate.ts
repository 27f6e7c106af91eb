import type { FindingKind } from '../measure/audit/finding.ts';
import type { IssueCounts, Stage } from '../measure/measures.ts';
import type { LoadOperation } from '../model/operations.ts';
import type { IssueKind } from '../model/ticket.ts';

/** What a gate looks at. Quantiles and shares are 0 to 1. */
export type GateMeasure =
  | {
      readonly kind: 'latency';
      readonly quantile: number;
      readonly operation: LoadOperation;
      /** `intended`: from the call's intended start; `service`: from send to last byte. */
      readonly from: 'intended' | 'service';
    }
  | { readonly kind: 'errors' | 'rate' | 'retries'; readonly operation: LoadOperation }
  | { readonly kind: 'sales' }
  | {
      readonly kind: 'lostSales' | 'lostShare' | 'lostValue';
      /** Only sales lost over issues of this kind. */
      readonly issue: IssueKind | null;
    }
  | {
      readonly kind: 'issueTime';
      readonly quantile: number;
      readonly stage: Stage;
      readonly issue: IssueKind | null;
    }
  | {
      /** The share through a stage by a target time: a service level. */
      readonly kind: 'issueShare';
      readonly stage: Stage;
      readonly issue: IssueKind | null;
      readonly within_us: number;
    }
  | {
      readonly kind: 'issues';
      readonly came: keyof IssueCounts;
      readonly issue: IssueKind | null;
    }
  | { readonly kind: 'reopened' | 'reported'; readonly issue: IssueKind | null }
  | { readonly kind: 'findings'; readonly finding: FindingKind | null }
  | { readonly kind: 'recovery'; readonly operation: LoadOperation; readonly fault: string }
  /** The generator's own: 99th percentile of its lag, and the share of waits in latency debt. */
  | { readonly kind: 'lag' | 'debt' };

/**
 * µs, a share of one, requests a second, a number of things, minor units of money, or how many
 * times what it is in the control group.
 */
export type GateUnit = 'us' | 'share' | 'perSecond' | 'count' | 'minor' | 'ratio';

/** Which side of its limit a measure must be on; `=` is for counts. */
export const COMPARISONS = ['<', '<=', '>', '>=', '='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** The parts of a rehearsal. */
export type GatePart = 'window' | 'day';

/** Which stores. */
export type GatePlace =
  | { readonly kind: 'class' | 'region' | 'store'; readonly name: string }
  /** The stores that no fault touches, and all others. */
  | { readonly kind: 'control' | 'rest' };

/** Which part of the business day; instants are µs since midnight. */
export type GateTime =
  | { readonly kind: 'between'; readonly from_us: number; readonly to_us: number }
  /** `fault` null: the phases before the first fault, while faults come and go, after the last. */
  | { readonly kind: 'before' | 'during' | 'after'; readonly fault: string | null };

/** How a measure is taken along the way; wall clock. docs/gates.md gives the meanings. */
export interface GateStretch {
  readonly kind: 'for' | 'over' | 'within';
  readonly length_us: number;
}

/** A gate as read: measure, comparison, limit in the unit's base, and what narrows it. */
export interface Gate {
  readonly text: string;
  /** Whether it stops the run: the comparison then says what must not be, not what must. */
  readonly stops: boolean;
  readonly measure: GateMeasure;
  readonly comparison: Comparison;
  readonly limit: number;
  readonly unit: GateUnit;
  readonly place: GatePlace | null;
  readonly time: GateTime | null;
  readonly stretch: GateStretch | null;
  /** Fewer samples leave it inconclusive; 0 where the gate says nothing. */
  readonly least: number;
  /** The part of the rehearsal it looks at: the live window, or the virtual day. */
  readonly part: GatePart;
}
