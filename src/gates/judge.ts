import type { Measures } from '../measure/measures.ts';
import { formatTimeOfDay } from '../model/units.ts';
import type { Comparison, Gate, GateUnit } from './gate.ts';
import { breaks } from './holds.ts';
import { parseGate } from './parse.ts';
import { readGate } from './read-gate.ts';
import type { Reading } from './reading.ts';

/** What a gate, a check or a run came to; only `pass` is green. */
export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** A gate, judged. `measured` and `limit` are in `unit`'s base; null where nothing was measured. */
export interface GateResult {
  readonly gate: string;
  readonly verdict: Verdict;
  readonly measured: number | null;
  readonly limit: number;
  readonly comparison: Comparison;
  readonly unit: GateUnit;
  /** The clock of what was measured; null for counts and money. */
  readonly clock: 'wall' | 'business' | null;
  /** Samples behind the figure. */
  readonly samples: number;
  /** One sentence. */
  readonly why: string;
  /** Of a failed gate along the way: where the first stretch that broke it began, business instant. */
  readonly firstBreach_us?: number;
  /** What the same gate measured in the run's baseline, in `unit`'s base. */
  readonly baseline?: number;
}

/**
 * Judges every gate of a plan against what was measured. Only `pass` is green: without samples,
 * or when the generator may have shaped a latency or a rate, a gate is inconclusive.
 * @param day the virtual day of a rehearsal of two parts, for gates `over the day`
 * @throws Failure PD_GATE_SYNTAX for a gate that cannot be read
 */
export function judge(
  gates: readonly string[],
  run: Measures,
  day?: Measures,
): readonly GateResult[] {
  const all = gates.map((text) => parseGate(text));
  return all.map((gate) => {
    const { text, comparison, limit, unit } = gate;
    // A run of one part is judged as a whole, unless the gate asks for a day it does not have.
    const measures = gate.part === 'day' && run.record.engine !== 'virtual' ? day : run;
    if (measures === undefined) {
      const why = 'the day was not simulated (--no-day)';
      const nothing = { measured: null, clock: null, samples: 0, why } as const;
      return { gate: text, verdict: 'inconclusive', limit, comparison, unit, ...nothing };
    }
    const alike = all.filter(({ part }) => part === gate.part);
    const reading = readGate(gate, measures, alike);
    const { value, samples, clock } = reading;
    const result = { gate: text, measured: value, limit, comparison, unit, clock, samples };
    return { ...result, ...decide(gate, reading, measures) };
  });
}

function decide(
  gate: Gate,
  reading: Reading,
  { generator }: Measures,
): Pick<GateResult, 'verdict' | 'why' | 'firstBreach_us'> {
  const { value, samples, nothing, needsGenerator, brokenSince_us } = reading;
  if (needsGenerator && samples > 0 && !generator.trustworthy) {
    const why = `the generator may have shaped it: ${generator.why}`;
    return { verdict: 'inconclusive', why };
  }
  if (value === null) {
    const sure = boundSays(gate, reading);
    if (sure === undefined) return { verdict: 'inconclusive', why: nothing };
    const already = sure === 'fail' ? 'it is already beyond the limit' : 'that is already enough';
    return { verdict: sure, why: `${nothing}, and ${already}` };
  }
  if (samples < gate.least) {
    const why = `it rests on ${samples} samples, and the gate asks for ${gate.least}`;
    return { verdict: 'inconclusive', why };
  }
  if (!breaks(value, gate)) return { verdict: 'pass', why: passText(gate) };
  if (brokenSince_us === undefined) return { verdict: 'fail', why: failText(gate) };
  const why = `${failText(gate)}, first at ${formatTimeOfDay(brokenSince_us)}`;
  return { verdict: 'fail', why, firstBreach_us: brokenSince_us };
}

/** Where only a lower bound is known: what no longer run could change. */
function boundSays(gate: Gate, { atLeast, samples }: Reading): 'pass' | 'fail' | undefined {
  const { comparison, limit, stops } = gate;
  if (atLeast === null || samples < gate.least) return undefined;
  const isSure = comparison === '<' || comparison === '>=' ? atLeast >= limit : atLeast > limit;
  if (!isSure) return undefined;
  return comparison.startsWith('>') === stops ? 'fail' : 'pass';
}

function passText({ stops }: Gate): string {
  return stops ? 'the stop condition was never met' : 'within the limit';
}

function failText({ stops, comparison }: Gate): string {
  if (stops) return 'the stop condition was met';
  if (comparison === '=') return 'not the number asked for';
  return comparison.startsWith('<') ? 'above the limit' : 'below the limit';
}
