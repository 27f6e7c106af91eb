import type { Gate } from '../gates/gate.ts';
import type { GateResult } from '../gates/judge.ts';
import { secondsOf, spanOf } from '../gates/time-span.ts';
import type { Measures } from '../measure/measures.ts';
import { mergeSparse } from '../measure/merge-sparse.ts';
import type { MergedSecond } from '../measure/series-ledger.ts';
import { Histogram, type SparseHistogram } from '../model/histogram.ts';
import { OPERATIONS } from '../model/operations.ts';
import { formatTimeOfDay } from '../model/units.ts';
import { gateOf } from './gate-of.ts';
import { inBuckets } from './timeline.ts';

/** When a failed gate's limit was passed; business time of day. */
export interface GateBreach {
  readonly gate: string;
  /** The beginning of the first stretch in which it was passed. */
  readonly first: string;
  /** The longest stretch without a break. */
  readonly from: string;
  readonly to: string;
  /** Faults that were on for half of that stretch or more. */
  readonly during: readonly string[];
}

/** Below this a stretch has too few samples to say so. */
const ENOUGH = 20;

interface Stretch {
  readonly from_us: number;
  readonly to_us: number;
}

/**
 * When each failed gate was breached: latency and the share of lost sales stretch by stretch of
 * at most a ninetieth of the run, lost sales and their value from when their sum passed the limit.
 * Gates on other measures have no such instant and are left out.
 */
export function gateBreaches(
  results: readonly GateResult[],
  run: Measures,
  day?: Measures,
): readonly GateBreach[] {
  return results
    .filter((result) => result.verdict === 'fail')
    .flatMap((result) => {
      const gate = gateOf(result);
      if (gate === undefined) return [];
      const measures = gate.part === 'day' && run.record.engine !== 'virtual' ? day : run;
      // Sliding stretches and single stores are not told from the series of all.
      if (measures === undefined || gate.place !== null || gate.stops) return [];
      const stretches = joined(breached(gate, measures));
      const [first] = stretches;
      if (first === undefined) return [];
      const longest = stretches.reduce((a, b) => (length(b) > length(a) ? b : a), first);
      return [
        {
          gate: result.gate,
          first: formatTimeOfDay(first.from_us),
          from: formatTimeOfDay(longest.from_us),
          to: formatTimeOfDay(longest.to_us),
          during: faultsDuring(longest, measures),
        },
      ];
    });
}

const length = ({ from_us, to_us }: Stretch): number => to_us - from_us;

function breached(gate: Gate, measures: Measures): readonly Stretch[] {
  const { live } = measures.plan;
  const { measure, comparison, limit } = gate;
  const span = spanOf(gate.time, measures);
  if (typeof span === 'string' || comparison === '=') return [];
  const start_us = Math.max(live.from_us, span.from_us);
  const buckets = inBuckets(secondsOf(span, measures), start_us, 90);
  const beyond = (value: number): boolean =>
    comparison.startsWith('<') ? value > limit : value < limit;
  switch (measure.kind) {
    case 'latency': {
      const op = OPERATIONS.indexOf(measure.operation);
      return buckets.filter(({ seconds }) => {
        const latency = merged(seconds, measure.from, op);
        return latency.count >= ENOUGH && beyond(latency.quantile(measure.quantile));
      });
    }
    case 'lostShare':
      if (measure.issue !== null) return [];
      return buckets.filter(({ seconds }) => {
        const lost = sum(seconds, (one) => one.lost);
        const all = lost + sum(seconds, (one) => one.done);
        return all >= ENOUGH && beyond(lost / all);
      });
    case 'lostSales':
    case 'lostValue': {
      if (measure.issue !== null) return [];
      let total = 0;
      return buckets.filter(({ seconds }) => {
        total += sum(seconds, measure.kind === 'lostSales' ? lostOf : lostMinorOf);
        return beyond(total);
      });
    }
    default:
      return [];
  }
}

const lostOf = (one: MergedSecond): number => one.lost;
const lostMinorOf = (one: MergedSecond): number => one.lostMinor;

const sum = (seconds: readonly MergedSecond[], pick: (one: MergedSecond) => number): number =>
  seconds.reduce((total, one) => total + pick(one), 0);

const merged = (
  seconds: readonly MergedSecond[],
  from: 'intended' | 'service',
  op: number,
): Histogram =>
  new Histogram().add(
    seconds.reduce<SparseHistogram>((all, one) => mergeSparse(all, one[from].get(op) ?? []), []),
  );

/** Neighbouring stretches as one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = [];
  for (const { from_us, to_us } of stretches) {
    const last = whole.at(-1);
    if (last !== undefined && last.to_us >= from_us) whole[whole.length - 1] = { ...last, to_us };
    else whole.push({ from_us, to_us });
  }
  return whole;
}

const faultsDuring = (stretch: Stretch, { faults }: Measures): readonly string[] =>
  faults
    .filter(({ exercised, from_us, to_us }) => {
      const overlap = Math.min(to_us, stretch.to_us) - Math.max(from_us, stretch.from_us);
      return exercised && overlap >= length(stretch) / 2;
    })
    .map(({ id }) => id);
