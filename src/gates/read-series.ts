import type { Measures } from '../measure/measures.ts';
import type { MergedSecond } from '../measure/series-ledger.ts';
import type { LiveWindow } from '../model/plan.ts';
import type { Gate } from './gate.ts';
import { breaks, worstIsHigh } from './holds.ts';
import { meterOf, type SecondMeasure, type Shown } from './meter.ts';
import { PLAIN, type Reading } from './reading.ts';
import { Slider, type Stretch } from './slider.ts';
import { secondsOf, spanOf } from './time-span.ts';

/** Reads a measure from the seconds of the live window: all in a gate's scope, or the worst stretch. */
export function readSeries(gate: Gate, measure: SecondMeasure, measures: Measures): Reading {
  const base = { ...PLAIN, ...kindOf(measure) };
  const span = spanOf(gate.time, measures);
  if (typeof span === 'string') return { ...base, nothing: span };
  const { live } = measures.plan;
  const seconds = secondsOf(span, measures);
  // Sums of nothing are zero, which would pass for something seen.
  if (seconds.length === 0) return { ...base, nothing: 'no whole second of it was recorded' };
  if (gate.stretch !== null) return { ...base, ...alongTheWay(gate, measure, seconds, live) };
  const meter = meterOf(measure);
  for (const second of seconds) meter.add(second, 1);
  return { ...base, ...meter.show(), nothing: 'nothing was measured in that time' };
}

/** The business instant at which a second begins. */
const beginOf = ({ second }: MergedSecond, { from_us, compression }: LiveWindow): number =>
  from_us + second * compression * 1e6;

function alongTheWay(
  gate: Gate,
  measure: SecondMeasure,
  seconds: readonly MergedSecond[],
  live: LiveWindow,
): Partial<Reading> {
  if (gate.stretch === null) return {};
  const high = worstIsHigh(gate);
  const slider = new Slider(measure, gate.stretch, high);
  let worst: (Shown & { readonly value: number }) | undefined;
  let broken: Stretch | undefined;
  let seen = 0;
  for (const second of seconds) {
    const stretch = slider.push(second);
    if (stretch === undefined) continue;
    const { value, samples } = stretch;
    seen = Math.max(seen, samples);
    if (value === null || samples < gate.least) continue;
    if (worst === undefined || (high ? value > worst.value : value < worst.value)) {
      worst = { value, samples };
    }
    if (broken === undefined && breaks(value, gate)) broken = stretch;
  }
  if (worst === undefined) {
    return { samples: seen, nothing: 'no such stretch had samples enough' };
  }
  return { ...worst, ...(broken && { brokenSince_us: beginOf(broken.first, live) }) };
}

/** Its clock, and whether the generator can have shaped it. */
export function kindOf(measure: SecondMeasure): Pick<Reading, 'clock' | 'needsGenerator'> {
  switch (measure.kind) {
    case 'latency':
    case 'rate':
      return { clock: 'wall', needsGenerator: true };
    case 'lag':
      return { clock: 'wall', needsGenerator: false };
    default:
      return { clock: null, needsGenerator: false };
  }
}
