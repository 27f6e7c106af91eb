import type { RunRecord } from '../model/facts.ts';
import type { FaultOrder } from '../model/fault-order.ts';
import type { Plan } from '../model/plan.ts';

/** What the dashboard's thread is started with. */
export interface DashboardConfig {
  readonly kind: 'run' | 'mocks';
  /** 0 takes any that is free. */
  readonly port: number;
  /** What every request that acts must bear. */
  readonly token: string;
}

/** Mock systems to be shown, by their admin API. */
export interface MockSubject {
  readonly adminUrl: string;
  readonly adminToken: string | undefined;
  readonly systems: readonly {
    readonly lane: string;
    readonly what: string;
    readonly address: string;
  }[];
}

/** How a rehearsal ended, for the page's last state. */
export interface Outcome {
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly why: string;
  /** Where the report is, when one was written. */
  readonly report: string | undefined;
}

/** What the process tells the dashboard's thread. */
export type ToDashboard =
  | {
      readonly type: 'run';
      readonly folder: string;
      readonly record: RunRecord;
      readonly plan: Plan;
    }
  | { readonly type: 'mocks'; readonly mocks: MockSubject }
  | { readonly type: 'phase'; readonly text: string }
  /** Faults that can be started and healed from now on. */
  | { readonly type: 'orderable'; readonly faults: readonly string[] }
  | { readonly type: 'end'; readonly outcome: Outcome | undefined };

/** What the dashboard's thread tells the process. */
export type FromDashboard =
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | { readonly type: 'stop' }
  | { readonly type: 'order'; readonly order: FaultOrder }
  | { readonly type: 'closed' };
