import { type BesideBaseline, baselineGate } from '../compare/baseline.ts';
import { checkRun } from '../gates/check-run.ts';
import { type GateResult, judge } from '../gates/judge.ts';
import { verdictOf } from '../gates/verdict.ts';
import {
  type FaultMeasure,
  type Measures,
  type OperationMeasure,
  STAGES,
} from '../measure/measures.ts';
import type { Histogram } from '../model/histogram.ts';
import { formatTimeOfDay } from '../model/units.ts';
import type { SurvivalCurve } from '../stats/kaplan-meier.ts';
import { survivalQuantile } from '../stats/survival-quantile.ts';
import { firstScreenOf } from './first-screen.ts';
import { gateBreaches } from './gate-breaches.ts';
import type {
  FaultSummary,
  OperationSummary,
  Percentiles,
  StageSummary,
  Summary,
  WorstStore,
} from './summary-shape.ts';
import { type TroubledStore, troubledStores } from './troubled-stores.ts';

/** Stores that the terminal has room for. */
const WORST = 5;

/**
 * Judges what was measured and sums it up. Pure: equal measures, equal summary.
 * @param day the virtual day of a rehearsal of two parts, summed up in the summary's own `day`
 * @param gates the gates to judge by; the plan's own unless a run is judged anew
 * @param beside the baseline's own gate, and what the run's gates measured in the baseline
 * @throws Failure PD_GATE_SYNTAX
 */
export function summariseMeasures(
  measures: Measures,
  gates: readonly string[] = measures.plan.gates,
  day?: Measures,
  beside?: BesideBaseline,
): Summary {
  const { record, plan, sales, issues, generator, stores } = measures;
  const own = judge(gates, measures, day);
  const judged = beside === undefined ? own : besideBaseline(own, beside);
  const checks = checkRun(measures);
  const daySummary = day && summariseMeasures(day, []);
  return {
    schemaVersion: 1,
    runId: record.runId,
    scenario: record.scenario,
    title: plan.title,
    engine: record.engine,
    version: record.version,
    node: record.node,
    seed: record.seed,
    planHash: record.planHash,
    scheduleHash: measures.scheduleHash,
    ...verdictOf(judged, [...checks, ...(daySummary?.checks ?? [])], plan.currency),
    startedAt: record.startedAt,
    endedAt: record.endedAt ?? null,
    ending: endingOf(measures),
    window: windowOf(measures),
    stores: { opened: stores.opened, closed: stores.closed },
    tills: stores.tills,
    workers: record.workers,
    requests: measures.requests,
    operations: measures.operations.map(ofOperation),
    issues: {
      total: issues.total,
      byKind: issues.byKind,
      stages: Object.fromEntries(
        STAGES.map((stage) => [stage, ofStage(issues.stages[stage].all)]),
      ) as Summary['issues']['stages'],
    },
    sales: {
      currency: plan.currency,
      arrived: sales.arrived,
      done: sales.done,
      doneValueMinor: sales.doneMinor,
      lost: sales.lost,
      lostValueMinor: sales.lostMinor,
      openAtEnd: sales.openAtEnd,
      byCause: sales.byCause,
      byStage: sales.byStage,
      abnormal: sales.abnormal,
    },
    offline: offlineOf(measures),
    faults: measures.faults.map(ofFault),
    gates: judged,
    breaches: gateBreaches(judged, measures, day),
    checks,
    findings: measures.findings,
    audit: {
      counts: measures.audit.counts,
      unanswered: measures.audit.unanswered,
      pending: measures.audit.pending,
    },
    firstScreen: firstScreenOf(measures),
    worstStores: troubledStores(measures).slice(0, WORST).map(ofStore),
    blame: measures.blame.rows,
    neverHappened: measures.coverage.filter(({ count }) => count === 0).map(({ point }) => point),
    generator: {
      lagP99_us: generator.lagP99_us,
      debtShare: generator.debtShare,
      trustworthy: generator.trustworthy,
      why: generator.why,
    },
    reproduce: record.command,
    ...(measures.fingerprint !== null && { fingerprint: measures.fingerprint }),
    ...(daySummary && { day: daySummary }),
  };
}

function besideBaseline(
  own: readonly GateResult[],
  { comparison, was }: BesideBaseline,
): readonly GateResult[] {
  const results = own.map((result) => {
    const baseline = was.get(result.gate);
    return baseline === undefined ? result : { ...result, baseline };
  });
  return [...results, baselineGate(comparison)];
}

function endingOf({ record }: Measures): Summary['ending'] {
  const { ending } = record;
  return {
    how: ending?.how ?? 'killed',
    detail: ending?.detail ?? null,
    storesLost: (ending?.lost ?? []).reduce((sum, part) => sum + part.stores.length, 0),
  };
}

/** What was neither lost nor still waiting had been handed to head office. */
function offlineOf({ sales, audit }: Measures): Summary['offline'] {
  const sold = sales.abnormal.offline?.count ?? 0;
  const lost = Math.min(sold, audit.counts.saleLost ?? 0);
  const pending = Math.min(sold - lost, audit.pending.documents);
  return { sold, replayed: sold - lost - pending, pending, lost };
}

function windowOf({ plan, wallSeconds }: Measures): Summary['window'] {
  const { from_us, to_us, compression, share } = plan.live;
  return {
    date: plan.date,
    from: formatTimeOfDay(from_us),
    to: formatTimeOfDay(to_us),
    compression,
    share,
    loadFactor: share * compression,
    wallSeconds,
  };
}

function ofOperation(measure: OperationMeasure): OperationSummary {
  const { operation, issued, answered, failed, cut, retries, statuses, errorShare } = measure;
  const service = percentiles(measure.service);
  const intended = percentiles(measure.intended);
  const latency = { clock: 'wall', unit: 'us', service, intended } as const;
  const account = { issued, answered, failed, cut };
  return { operation, ...account, retries, statuses, errors: errorShare, latency };
}

function percentiles(histogram: Histogram): Percentiles {
  const at = (p: number): number | null => (histogram.count === 0 ? null : histogram.quantile(p));
  return {
    count: histogram.count,
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    p999: at(0.999),
    max: histogram.count === 0 ? null : histogram.max(),
  };
}

function ofStage(curve: SurvivalCurve): StageSummary {
  return {
    clock: 'business',
    unit: 'us',
    n: curve.n,
    censored: curve.censored,
    p50: survivalQuantile(curve, 0.5),
    p90: survivalQuantile(curve, 0.9),
    longest: curve.longest,
  };
}

const ofStore = ({ store, lostMinor, ...one }: TroubledStore): WorstStore => ({
  store: store.id,
  name: store.name,
  region: store.region,
  issues: one.issues,
  troubled_us: one.troubled_us,
  salesLost: one.salesLost,
  lostValueMinor: lostMinor,
});

function ofFault({ id, kind, from_us, to_us, ...dose }: FaultMeasure): FaultSummary {
  return { id, kind, from: formatTimeOfDay(from_us), to: formatTimeOfDay(to_us), ...dose };
}
