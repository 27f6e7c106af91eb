import type { Measures } from '../measure/measures.ts';
import type { Gate } from './gate.ts';
import { type FactMeasure, readFacts } from './read-facts.ts';
import { readRecovery } from './read-recovery.ts';
import { readSeries } from './read-series.ts';
import { readWhole } from './read-whole.ts';
import { PLAIN, type Reading } from './reading.ts';
import { storesIn } from './stores-in.ts';
import { ALWAYS, secondsOf, spanOf, type TimeSpan } from './time-span.ts';

/** Looks a gate's measure up, in the scope the gate gives it. */
export function readGate(gate: Gate, measures: Measures, gates: readonly Gate[]): Reading {
  const { measure, place, time, stretch } = gate;
  switch (measure.kind) {
    case 'latency':
    case 'errors':
    case 'rate':
    case 'retries':
    case 'sales':
    case 'lag':
    case 'debt': {
      const isWhole = time === null && stretch === null;
      return isWhole ? readWhole(measure, measures) : readSeries(gate, measure, measures);
    }
    case 'recovery':
      return readRecovery(measure, measures, gates);
    case 'lostSales':
    case 'lostShare':
    case 'lostValue': {
      if (gate.unit === 'ratio') return readAgainstControl(gate, measure, measures);
      if (place !== null || measure.issue !== null) return inScope(gate, measure, measures);
      const isWhole = time === null && stretch === null;
      return isWhole ? readWhole(measure, measures) : readSeries(gate, measure, measures);
    }
    default:
      return gate.unit === 'ratio'
        ? readAgainstControl(gate, measure, measures)
        : inScope(gate, measure, measures);
  }
}

function inScope(gate: Gate, measure: FactMeasure, measures: Measures): Reading {
  const span = spanOf(gate.time, measures);
  if (typeof span === 'string') return { ...PLAIN, nothing: span };
  const stores = gate.place === null ? null : storesIn(gate.place, measures);
  if (stores?.size === 0) return { ...PLAIN, nothing: 'no store of it was part of the run' };
  return readFacts(measure, measures, { span, stores, done: doneIn(span, stores, measures) });
}

/** Sales are counted by the second, not by store. */
function doneIn(
  span: TimeSpan,
  stores: ReadonlySet<string> | null,
  measures: Measures,
): number | null {
  if (stores !== null) return null;
  if (span.from_us === ALWAYS.from_us && span.to_us === ALWAYS.to_us) return measures.sales.done;
  return secondsOf(span, measures).reduce((sum, { done }) => sum + done, 0);
}

/** Measures that grow with the stores, and are compared store by store. */
const GROWING = ['lostSales', 'lostValue', 'issues', 'findings'];

/** How many times as much it is in the stores that faults may touch as in the control group. */
function readAgainstControl(gate: Gate, measure: FactMeasure, measures: Measures): Reading {
  const group = (kind: 'control' | 'rest'): Reading =>
    inScope({ ...gate, place: { kind } }, measure, measures);
  const [control, rest] = [group('control'), group('rest')];
  const size = storesIn({ kind: 'control' }, measures).size;
  const base = { ...PLAIN, clock: rest.clock, samples: Math.min(control.samples, rest.samples) };
  if (size === 0) return { ...base, nothing: 'no store of a control group was part of the run' };
  if (control.value === null)
    return { ...base, nothing: `in the control group ${control.nothing}` };
  if (control.value === 0) {
    return {
      ...base,
      nothing: 'it is nothing in the control group, and of that there is no multiple',
    };
  }
  const others = storesIn({ kind: 'rest' }, measures).size;
  const weight = (GROWING.includes(measure.kind) ? size / others : 1) / control.value;
  const scaled = (value: number | null): number | null => (value === null ? null : value * weight);
  const { value, atLeast, nothing } = rest;
  return { ...base, value: scaled(value), atLeast: scaled(atLeast), nothing };
}
