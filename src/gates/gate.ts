import type { Stage } from '../measure/measures.ts';
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
  | { readonly kind: 'errors' | 'rate'; readonly operation: LoadOperation }
  | { readonly kind: 'sales' | 'lostSales' | 'lostShare' | 'lostValue' }
  | {
      readonly kind: 'issueTime';
      readonly quantile: number;
      readonly stage: Stage;
      readonly issue: IssueKind | null;
    }
  | { readonly kind: 'reopened' | 'reported'; readonly issue: IssueKind | null };

/** µs, a share of one, requests a second, a number of things, or minor units of money. */
export type GateUnit = 'us' | 'share' | 'perSecond' | 'count' | 'minor';

/** Which side of its limit a measure must be on. */
export type Comparison = '<' | '<=' | '>' | '>=';

/** The parts of a rehearsal. */
export type GatePart = 'window' | 'day';

/** A gate as read: measure, comparison, limit in the unit's base. */
export interface Gate {
  readonly text: string;
  /** The part of the rehearsal it looks at: the live window, or the virtual day. */
  readonly part: GatePart;
  readonly measure: GateMeasure;
  readonly comparison: Comparison;
  readonly limit: number;
  readonly unit: GateUnit;
}
