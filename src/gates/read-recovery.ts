import type { FaultMeasure, Measures } from '../measure/measures.ts';
import type { MergedSecond } from '../measure/series-ledger.ts';
import { windowSeconds } from '../measure/window-seconds.ts';
import type { Gate, GateMeasure } from './gate.ts';
import { holds } from './holds.ts';
import { meterOf, type SecondMeasure } from './meter.ts';
import { PLAIN, type Reading } from './reading.ts';
import { Slider } from './slider.ts';

type Recovery = Extract<GateMeasure, { readonly kind: 'recovery' }>;
type Latency = Extract<GateMeasure, { readonly kind: 'latency' }>;

/** How long all must be well again before that counts; wall clock. */
const STEADY = { kind: 'over', length_us: 10e6 } as const;
/** Without a gate to come back to: this many times what it was before the fault. */
const AS_BEFORE = 1.5;
/** Errors that are no sign of trouble, whatever they were before. */
const FEW_ERRORS = 0.01;

/** What an operation has to come back to. */
interface Goal {
  readonly latency: Latency;
  readonly isMet: (value: number) => boolean;
  readonly mostErrors: number;
}

/**
 * The wall time from a fault's end until an operation was well again for ten seconds: its latency
 * within the run's own gate on it, or within 1.5 times its p95 before the fault, and its errors no
 * more than 1.5 times as before, or 1 %.
 * @param gates those of the run, one of which may say what well is
 */
export function readRecovery(
  measure: Recovery,
  measures: Measures,
  gates: readonly Gate[],
): Reading {
  const base = { ...PLAIN, clock: 'wall', needsGenerator: true } as const;
  const { plan } = measures;
  const fault = measures.faults.find(({ id }) => id === measure.fault);
  const broken = whyNot(fault, measures);
  if (fault === undefined || broken !== undefined) return { ...base, nothing: broken ?? '' };
  const seconds = windowSeconds(measures.seconds, plan.live);
  const wall_s = (at_us: number): number =>
    (at_us - plan.live.from_us) / (plan.live.compression * 1e6);
  const [began_s, healed_s] = [wall_s(fault.from_us), wall_s(fault.to_us)];
  const before = seconds.filter(({ second, span_s }) => second + span_s <= began_s);
  const after = seconds.filter(({ second }) => second >= healed_s);
  const goal = goalOf(measure, gates, before);
  if (goal === undefined) {
    return { ...base, nothing: `${measure.operation} was not called before the fault` };
  }
  const samples = amount({ kind: 'rate', operation: measure.operation }, after).samples;
  const [first, last] = [after[0], after.at(-1)];
  if (first === undefined || last === undefined || samples === 0) {
    return { ...base, nothing: `${measure.operation} was not called after the fault` };
  }
  const well = firstWell(measure, goal, after);
  if (well !== undefined) return { ...base, samples, value: (well - first.second) * 1e6 };
  const watched_us = (last.second + last.span_s - first.second) * 1e6;
  return { ...base, samples, atLeast: watched_us, nothing: 'it did not recover while watched' };
}

function whyNot(
  fault: FaultMeasure | undefined,
  { issues, until_us }: Measures,
): string | undefined {
  if (fault === undefined) return 'the scenario has no such fault';
  const bit = fault.exercised || issues.records.some((issue) => issue.fault === fault.id);
  if (!bit) return `fault ${fault.id} never bit`;
  return fault.to_us >= until_us ? 'it was still on when the run ended' : undefined;
}

function goalOf(
  { operation }: Recovery,
  gates: readonly Gate[],
  before: readonly MergedSecond[],
): Goal | undefined {
  const errors = amount({ kind: 'errors', operation }, before).value ?? 0;
  const mostErrors = Math.max(AS_BEFORE * errors, FEW_ERRORS);
  for (const gate of gates) {
    const { measure, comparison, limit } = gate;
    if (measure.kind !== 'latency' || measure.operation !== operation) continue;
    if (!isOfWholeRun(gate) || !comparison.startsWith('<')) continue;
    const isMet = (value: number): boolean => holds(value, comparison, limit);
    return { latency: measure, isMet, mostErrors };
  }
  const latency: Latency = { kind: 'latency', quantile: 0.95, operation, from: 'intended' };
  const { value } = amount(latency, before);
  if (value === null) return undefined;
  return { latency, isMet: (now) => now <= AS_BEFORE * value, mostErrors };
}

const isOfWholeRun = ({ stops, place, time, stretch }: Gate): boolean =>
  !stops && place === null && time === null && stretch === null;

/** The second with which the first ten well ones begin. */
function firstWell(
  { operation }: Recovery,
  { latency, isMet, mostErrors }: Goal,
  seconds: readonly MergedSecond[],
): number | undefined {
  const slow = new Slider(latency, STEADY, true);
  const failing = new Slider({ kind: 'errors', operation }, STEADY, true);
  for (const second of seconds) {
    const [latencies, errors] = [slow.push(second), failing.push(second)];
    if (latencies === undefined || latencies.value === null) continue;
    if (isMet(latencies.value) && (errors?.value ?? 0) <= mostErrors) return latencies.first.second;
  }
  return undefined;
}

function amount(
  measure: SecondMeasure,
  seconds: readonly MergedSecond[],
): ReturnType<ReturnType<typeof meterOf>['show']> {
  const meter = meterOf(measure);
  for (const second of seconds) meter.add(second, 1);
  return meter.show();
}
