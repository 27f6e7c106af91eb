import type { CheckResult } from '../gates/check-run.ts';
import type { GateResult, Verdict } from '../gates/judge.ts';
import type { FindingKind } from '../measure/audit/finding.ts';
import type { BlameRow } from '../measure/blame.ts';
import type { AbnormalHow, Tally } from '../measure/fact-ledger.ts';
import type { Finding, IssueCounts, RequestAccount, Stage } from '../measure/measures.ts';
import type { CoveragePoint } from '../model/coverage.ts';
import type { LostSaleCause, RunEnding } from '../model/facts.ts';
import type { FaultKind } from '../model/fault-plan.ts';
import type { LoadOperation } from '../model/operations.ts';
import type { IssueKind } from '../model/ticket.ts';
import type { Courses } from './courses.ts';
import type { GateBreach } from './gate-breaches.ts';

/** Percentiles of a histogram in wall µs; null when it is empty. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
  readonly max: number | null;
}

/** One operation: its account, its errors, its latency by both starts. */
export interface OperationSummary extends RequestAccount {
  readonly operation: LoadOperation;
  readonly retries: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Share of ended attempts without a usable 2xx answer; null when none ended. */
  readonly errors: number | null;
  readonly latency: {
    readonly clock: 'wall';
    readonly unit: 'us';
    readonly service: Percentiles;
    readonly intended: Percentiles;
  };
}

/** Business µs by Kaplan-Meier; null where a percentile was not reached. */
export interface StageSummary {
  readonly clock: 'business';
  readonly unit: 'us';
  readonly n: number;
  readonly censored: number;
  readonly p50: number | null;
  readonly p90: number | null;
  /** The longest time watched: a percentile not reached is later than this. */
  readonly longest: number;
}

/** A fault with the time it was on and how often it bit. */
export interface FaultSummary {
  readonly id: string;
  readonly kind: FaultKind;
  /** Business time of day. */
  readonly from: string;
  readonly to: string;
  readonly requested: number;
  readonly injected: number;
  readonly observed: number | null;
  readonly exercised: boolean;
}

/** A store that had an issue. */
export interface WorstStore {
  readonly store: string;
  readonly name: string;
  readonly region: string;
  readonly issues: number;
  /** Business µs with an issue open. */
  readonly troubled_us: number;
  readonly salesLost: number;
  readonly lostValueMinor: number;
}

/** What the report's first screen shows beyond the members above: derived figures and courses. */
export interface FirstScreen {
  /** Sales lost, among those done and lost; null without either. */
  readonly lostShare: number | null;
  /** Issues whose time to resolve is known. */
  readonly resolved: number;
  /** Findings of the audit, of any kind. */
  readonly findings: number;
  /** Index into `operations` of the one whose latency is shown; null without any. */
  readonly operation: number | null;
  readonly courses: Courses;
}

/**
 * What a run came to: `summary.json`, published as docs/summary.schema.json. Money is minor units
 * of `sales.currency`; shares are 0 to 1. Members may be added, none changes its meaning.
 */
export interface Summary {
  readonly schemaVersion: 1;
  readonly runId: string;
  readonly scenario: string;
  readonly title: string;
  readonly engine: 'live' | 'virtual' | 'k6';
  readonly version: string;
  readonly node: string;
  readonly seed: number;
  readonly planHash: string;
  /** Null when the schedule of a store is not known. */
  readonly scheduleHash: string | null;
  readonly verdict: Verdict;
  readonly why: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly ending: {
    readonly how: RunEnding['how'] | 'killed';
    readonly detail: string | null;
    readonly storesLost: number;
  };
  readonly window: {
    readonly date: string;
    readonly from: string;
    readonly to: string;
    readonly compression: number;
    readonly share: number;
    readonly loadFactor: number;
    readonly wallSeconds: number;
  };
  readonly stores: { readonly opened: number; readonly closed: number };
  readonly tills: number;
  readonly workers: number;
  readonly requests: RequestAccount;
  readonly operations: readonly OperationSummary[];
  readonly issues: {
    readonly total: IssueCounts;
    readonly byKind: Readonly<Record<IssueKind, IssueCounts>>;
    readonly stages: Readonly<Record<Stage, StageSummary>>;
  };
  readonly sales: {
    readonly currency: string;
    readonly arrived: number;
    readonly done: number;
    readonly doneValueMinor: number;
    readonly lost: number;
    readonly lostValueMinor: number;
    readonly openAtEnd: number;
    readonly byCause: Readonly<Partial<Record<LostSaleCause, Tally>>>;
    readonly byStage: Readonly<Partial<Record<Stage, Tally>>>;
    readonly abnormal: Readonly<Partial<Record<AbnormalHow, Tally>>>;
  };
  /** Sales made without a line, and what became of their documents on the way to head office. */
  readonly offline: {
    readonly sold: number;
    readonly replayed: number;
    readonly pending: number;
    readonly lost: number;
  };
  readonly faults: readonly FaultSummary[];
  readonly gates: readonly GateResult[];
  /** When the failed gates were breached, of those that have such an instant. */
  readonly breaches: readonly GateBreach[];
  readonly checks: readonly CheckResult[];
  readonly findings: readonly Finding[];
  /** Checks of correctness: how many of each kind were found, and what could not be asked. */
  readonly audit: {
    readonly counts: Readonly<Partial<Record<FindingKind, number>>>;
    readonly unanswered: number;
    readonly pending: { readonly documents: number; readonly tickets: number };
  };
  readonly firstScreen: FirstScreen;
  /** The five stores longest in trouble. */
  readonly worstStores: readonly WorstStore[];
  /** Lost sales traced back, dearest first. */
  readonly blame: readonly BlameRow[];
  /** What never happened in this run. */
  readonly neverHappened: readonly CoveragePoint[];
  readonly generator: {
    readonly lagP99_us: number;
    readonly debtShare: number;
    readonly trustworthy: boolean;
    readonly why: string;
  };
  /** The command that repeats the run. */
  readonly reproduce: string;
  /** Rolling 64-bit hash of all that happened; of runs in virtual time. */
  readonly fingerprint?: string;
  /** The second part of a rehearsal: the whole day in virtual time, with its own figures. */
  readonly day?: Summary;
}
