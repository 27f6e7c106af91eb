import type { FaultKind, FaultPlan } from '../model/fault-plan.ts';
import { OPERATIONS, SERVICES, type Service, serviceOf } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { type Backlog, backlogAround } from './backlog-around.ts';
import type { FaultMeasure, IssueRecord } from './measures.ts';
import type { MergedSecond } from './series-ledger.ts';
import { compareAnswers, type ServiceAnswers } from './service-answers.ts';

/** What a fault can hit: a service, the stores' own devices, or the people of the desk. */
export type FaultTarget = Service | 'stores' | 'desk';

/**
 * What became of it: it never bit; nothing got worse; it got worse and came back, or did not
 * while it was watched; or there was too little to tell.
 */
export type FaultOutcome = 'notExercised' | 'unharmed' | 'recovered' | 'notRecovered' | 'unknown';

/** One fault on one of its targets. Durations are business µs. */
export interface ResiliencyRow {
  readonly fault: string;
  readonly kind: FaultKind;
  readonly target: FaultTarget;
  readonly outcome: FaultOutcome;
  /** From the fault's start to the first issue of it that anybody noticed; null: nobody did. */
  readonly detected_us: number | null;
  readonly detectedBy: IssueRecord['noticedBy'];
  /** Issues that began because of it, and those of them that never ended. */
  readonly issues: number;
  readonly issuesOpen: number;
  readonly lostMinor: number;
  /** From the heal until it was as before; null where it was not, or nothing had got worse. */
  readonly recovery_us: number | null;
  /** Of a service: its answers before, during and after; null for stores and desk. */
  readonly answers: ServiceAnswers | null;
  /** Of stores and desk: how much waited at the start, at most, and at the heal. */
  readonly backlog: Backlog | null;
}

/** Every fault of the plan on everything it is aimed at. */
export interface ResiliencyMeasure {
  readonly rows: readonly ResiliencyRow[];
}

/** What `measureResiliency` reads. */
export interface ResiliencySources {
  readonly plan: Plan;
  readonly faults: readonly FaultMeasure[];
  readonly records: readonly IssueRecord[];
  readonly seconds: readonly MergedSecond[];
  readonly until_us: number;
}

/** Detected, degraded, recovered, in how long: by fault and target, from the facts and series. */
export function measureResiliency(sources: ResiliencySources): ResiliencyMeasure {
  const planned = new Map(sources.plan.faults.map((fault) => [fault.id, fault]));
  const rows = sources.faults.flatMap((fault) => {
    const plan = planned.get(fault.id);
    const targets = plan === undefined ? [] : faultTargets(plan);
    return targets.map((target) => rowOf(fault, target, sources));
  });
  return { rows };
}

/** What a fault is aimed at: the services of its operations, or what its kind is about. */
export function faultTargets({ kind, scope }: FaultPlan): readonly FaultTarget[] {
  const layer = kind.slice(0, kind.indexOf('/'));
  switch (layer) {
    case 'promo':
      return ['promotions'];
    case 'support':
      return ['support'];
    case 'desk':
      return ['desk'];
    case 'printer':
    case 'terminal':
    case 'till':
    case 'scanner':
    case 'time':
      return ['stores'];
    default: {
      const hit = new Set((scope.operations ?? OPERATIONS).map(serviceOf));
      return SERVICES.filter((service) => hit.has(service));
    }
  }
}

function rowOf(
  fault: FaultMeasure,
  target: FaultTarget,
  { records, seconds, plan, until_us }: ResiliencySources,
): ResiliencyRow {
  const own = records.filter((record) => record.fault === fault.id);
  const noticed = own
    .filter((record) => record.noticed_us !== null)
    .sort((a, b) => (a.noticed_us ?? 0) - (b.noticed_us ?? 0))[0];
  const noticed_us = noticed?.noticed_us ?? null;
  const found = {
    fault: fault.id,
    kind: fault.kind,
    target,
    detected_us: noticed_us === null ? null : Math.max(0, noticed_us - fault.from_us),
    detectedBy: noticed?.noticedBy ?? null,
    issues: own.length,
    issuesOpen: own.filter((one) => one.verified_us === null && one.ended_us === null).length,
    lostMinor: own.reduce((sum, { lostMinor }) => sum + lostMinor, 0),
  };
  const untold = { recovery_us: null, answers: null, backlog: null };
  if (!fault.exercised && own.length === 0) return { ...found, outcome: 'notExercised', ...untold };
  if (target === 'stores' || target === 'desk') {
    const backlog = backlogAround(target === 'stores' ? own : records, target, fault, until_us);
    const { outcome, recovery_us } = backlog;
    return { ...found, outcome, recovery_us, answers: null, backlog };
  }
  const answers = compareAnswers(seconds, target, fault, plan.live);
  const { outcome, recovery_us } = answers;
  return { ...found, outcome, recovery_us, answers, backlog: null };
}
