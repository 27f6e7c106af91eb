import type { BakedDistribution } from '../model/distribution.ts';
import type { FaultKind, FaultPlan } from '../model/fault-plan.ts';
import { Histogram } from '../model/histogram.ts';
import { OPERATIONS } from '../model/operations.ts';
import type { LatencyModel, Plan } from '../model/plan.ts';
import type { MergedSecond } from './series-ledger.ts';

/** Faults on the way to a service or in it: what they do to latency is not calm. */
const DISTURBS: ReadonlySet<FaultKind> = new Set([
  'net/latency',
  'net/refuse',
  'net/reset',
  'http/status',
  'http/slow',
  'http/throttle',
]);
/** These add their own drawn latency in every engine: fitting it as well would count it twice. */
const ADDS_ITS_OWN: ReadonlySet<FaultKind> = new Set(['net/latency', 'http/slow']);
/** Fewer answers than this say too little of a tail. */
const ENOUGH = 50;
const POINTS = 256;

/**
 * Fits each operation's latency model from a live window: calm from the seconds without a fault
 * that disturbs it, and one for each disturbing fault from the seconds it was on. Service times,
 * so that retries and generator lag, which virtual time has of its own, are not counted twice.
 * An operation with too few answers is left out and keeps the assumed model.
 */
export function fitLatency(plan: Plan, seconds: readonly MergedSecond[]): Plan['latency'] {
  const fitted: [string, LatencyModel][] = [];
  for (const [op, operation] of OPERATIONS.entries()) {
    const faults = plan.faults.filter(
      ({ kind, scope }) => DISTURBS.has(kind) && (scope.operations?.includes(operation) ?? true),
    );
    const calm = new Histogram();
    const during = new Map(faults.map(({ id }) => [id, new Histogram()]));
    for (const second of seconds) {
      const answers = second.service.get(op);
      if (answers === undefined) continue;
      const on = faults.filter((fault) => overlaps(fault, second, plan.live.compression));
      if (on.length === 0) calm.add(answers);
      for (const { id } of on) during.get(id)?.add(answers);
    }
    if (calm.count < ENOUGH) continue;
    fitted.push([
      operation,
      { kind: 'drawn', calmWall_us: bake(calm), ...duringFaults(faults, during) },
    ]);
  }
  return Object.fromEntries(fitted);
}

function duringFaults(
  faults: readonly FaultPlan[],
  histograms: ReadonlyMap<string, Histogram>,
): { readonly during?: Readonly<Record<string, BakedDistribution>> } {
  const enough = faults.flatMap(({ id, kind }): [string, BakedDistribution][] => {
    const histogram = histograms.get(id);
    if (ADDS_ITS_OWN.has(kind) || histogram === undefined || histogram.count < ENOUGH) return [];
    return [[id, bake(histogram)]];
  });
  return enough.length === 0 ? {} : { during: Object.fromEntries(enough) };
}

function overlaps(fault: FaultPlan, second: MergedSecond, compression: number): boolean {
  const from_us = second.at_us - compression * second.span_s * 1e6;
  return fault.from_us < second.at_us && fault.to_us > from_us;
}

const bake = (histogram: Histogram): BakedDistribution => ({
  quantiles: Array.from({ length: POINTS + 1 }, (_, i) => histogram.quantile(i / POINTS)),
  integer: true,
});
