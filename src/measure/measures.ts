import type { LostSaleCause, RunRecord } from '../model/facts.ts';
import type { FaultKind } from '../model/fault-plan.ts';
import type { Histogram } from '../model/histogram.ts';
import type { LoadOperation } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import type { IssueKind } from '../model/ticket.ts';
import type { SurvivalCurve } from '../stats/kaplan-meier.ts';
import type { AuditMeasures } from './audit/finding.ts';
import type { BlameMeasure } from './blame.ts';
import type { AbnormalHow, Exemplar, Loss, Tally } from './fact-ledger.ts';
import type { CoverageMeasure } from './measure-coverage.ts';
import type { DeskMeasures } from './measure-desk.ts';
import type { DeskChart } from './measure-desk-chart.ts';
import type { DevicesMeasure } from './measure-devices.ts';
import type { FlowMeasure } from './measure-flow.ts';
import type { ResiliencyMeasure } from './measure-resiliency.ts';
import type { MergedSecond, WorkerLoad } from './series-ledger.ts';

/** Attempts on the wire: issued = answered + failed + cut, of every operation and in sum. */
export interface RequestAccount {
  readonly issued: number;
  readonly answered: number;
  readonly failed: number;
  /** In flight when the run, or its worker, ended. */
  readonly cut: number;
}

/** One operation over the whole run. */
export interface OperationMeasure extends RequestAccount {
  readonly operation: LoadOperation;
  readonly retries: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Attempts without an answer, with one outside 2xx, or with one that could not be read. */
  readonly errors: number;
  /** Errors among the attempts that came to an end; null when there were none. */
  readonly errorShare: number | null;
  /** Wall µs from send to last byte. */
  readonly service: Histogram;
  /** Wall µs from the intended start of the call to its final outcome. */
  readonly intended: Histogram;
}

/** The stages of an issue's life; `resolve` is the whole of it, from its beginning. */
export const STAGES = ['notice', 'report', 'acknowledge', 'work', 'verify', 'resolve'] as const;
export type Stage = (typeof STAGES)[number];

/** How many issues came how far. */
export interface IssueCounts {
  began: number;
  noticed: number;
  reported: number;
  acknowledged: number;
  resolved: number;
  verified: number;
  /** Issues that were reopened at least once. */
  reopened: number;
  /** Ended without the desk. */
  ended: number;
  /** Neither verified nor ended when the run stopped watching. */
  open: number;
}

/** One issue's whole life; instants are business time, null where it never came so far. */
export interface IssueRecord {
  readonly issue: string;
  readonly kind: IssueKind;
  readonly store: string;
  readonly device: string;
  readonly fault: string | null;
  readonly ticket: string | null;
  readonly noticedBy: 'clerk' | 'transaction' | 'heartbeat' | null;
  readonly began_us: number;
  readonly noticed_us: number | null;
  readonly reported_us: number | null;
  readonly acknowledged_us: number | null;
  readonly resolved_us: readonly number[];
  readonly answered_us: readonly number[];
  readonly reopened_us: readonly number[];
  readonly verified_us: number | null;
  readonly ended_us: number | null;
  readonly endedHow: 'healed' | 'clerk' | null;
  /** Until when it was watched: its end, the run's end, or the loss of its store's worker. */
  readonly until_us: number;
  readonly salesLost: number;
  readonly lostMinor: number;
}

/** Time spent in a stage, of all issues and by kind; business µs. */
export interface StageCurves {
  readonly all: SurvivalCurve;
  readonly byKind: Readonly<Record<IssueKind, SurvivalCurve>>;
}

/** Every issue's life, and how long lives and stages took. */
export interface IssueMeasures {
  readonly records: readonly IssueRecord[];
  readonly total: Readonly<IssueCounts>;
  readonly byKind: Readonly<Record<IssueKind, Readonly<IssueCounts>>>;
  /** Business µs. */
  readonly stages: Readonly<Record<Stage, StageCurves>>;
}

/** Sales in numbers and minor units of the plan's currency. */
export interface SalesMeasures {
  readonly arrived: number;
  readonly done: number;
  readonly doneMinor: number;
  readonly lost: number;
  readonly lostMinor: number;
  /** Shoppers still in the stores when the run ended. */
  readonly openAtEnd: number;
  readonly byCause: Readonly<Partial<Record<LostSaleCause, Tally>>>;
  /** Sales lost to an issue, by the stage that issue was in. */
  readonly byStage: Readonly<Partial<Record<Stage, Tally>>>;
  readonly abnormal: Readonly<Partial<Record<AbnormalHow, Tally>>>;
  /** Every lost sale in order of time, for gates on some stores or some of the time. */
  readonly losses: readonly Loss[];
}

/** A planned fault with its dose. */
export interface FaultMeasure {
  readonly id: string;
  readonly kind: FaultKind;
  /** Business instants: as it happened where facts say so, else as planned. */
  readonly from_us: number;
  readonly to_us: number;
  readonly requested: number;
  readonly injected: number;
  /** What clients saw of it, or trouble that stores noticed over it; null where neither is told. */
  readonly observed: number | null;
  /** Whether it bit at all. */
  readonly exercised: boolean;
}

/** How the load generator itself did; wall µs. */
export interface GeneratorMeasure {
  readonly lagP99_us: number;
  /** Share of waits that could not pay the latency debt back. */
  readonly debtShare: number;
  readonly workers: readonly WorkerLoad[];
  readonly trustworthy: boolean;
  /** One sentence. */
  readonly why: string;
}

/** Something the reading found. One that `invalidates` leaves the run inconclusive. */
export interface Finding {
  readonly kind:
    | 'requestsUnaccounted'
    | 'requestsCutByLoss'
    | 'linesTorn'
    | 'factsOrphaned'
    | 'salesDiffer';
  readonly invalidates: boolean;
  readonly text: string;
}

/** Everything measured of a run; all later stages read this and nothing else. */
export interface Measures {
  readonly record: RunRecord;
  readonly plan: Plan;
  /** Business instant until which the run was watched. */
  readonly until_us: number;
  /** Wall seconds with a record inside the live window. */
  readonly wallSeconds: number;
  readonly seconds: readonly MergedSecond[];
  readonly requests: RequestAccount;
  /** Only operations that were called. */
  readonly operations: readonly OperationMeasure[];
  readonly issues: IssueMeasures;
  readonly desk: DeskMeasures;
  readonly sales: SalesMeasures;
  readonly faults: readonly FaultMeasure[];
  readonly generator: GeneratorMeasure;
  readonly exemplars: readonly Exemplar[];
  readonly findings: readonly Finding[];
  readonly audit: AuditMeasures;
  readonly coverage: readonly CoverageMeasure[];
  readonly blame: BlameMeasure;
  /** Issues by where they stood through the day, and what stayed open. */
  readonly flow: FlowMeasure;
  readonly devices: DevicesMeasure;
  readonly deskChart: DeskChart;
  /** Every fault on everything it is aimed at: detected, degraded, recovered. */
  readonly resiliency: ResiliencyMeasure;
  /** Null when a store that opened did not close, so that its schedule is unknown. */
  readonly scheduleHash: string | null;
  /** Of a run in virtual time that came to its end. */
  readonly fingerprint: string | null;
  readonly stores: {
    readonly opened: number;
    readonly closed: number;
    readonly tills: number;
    /** Those that opened: of a live window only the share that was picked. */
    readonly ids: readonly string[];
  };
}
