import type { Measures } from '../measure/measures.ts';
import type { GateUnit } from './gate.ts';
import { parseGate } from './parse.ts';
import { reading } from './reading.ts';

/** What a gate, a check or a run came to; only `pass` is green. */
export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** A gate, judged. `measured` and `limit` are in `unit`'s base; null where nothing was measured. */
export interface GateResult {
  readonly gate: string;
  readonly verdict: Verdict;
  readonly measured: number | null;
  readonly limit: number;
  readonly comparison: '<' | '<=' | '>' | '>=';
  readonly unit: GateUnit;
  /** The clock of what was measured; null for counts and money. */
  readonly clock: 'wall' | 'business' | null;
  /** Samples behind the figure. */
  readonly samples: number;
  /** One sentence. */
  readonly why: string;
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
  return gates.map((text) => {
    const gate = parseGate(text);
    const { comparison, limit, unit } = gate;
    // A run of one part is judged as a whole, unless the gate asks for a day it does not have.
    const measures = gate.part === 'day' && run.record.engine !== 'virtual' ? day : run;
    if (measures === undefined) {
      const why = 'the day was not simulated (--no-day)';
      const nothing = { measured: null, clock: null, samples: 0, why } as const;
      return { gate: text, verdict: 'inconclusive', limit, comparison, unit, ...nothing };
    }
    const { value, atLeast, samples, clock, nothing, needsGenerator } = reading(
      gate.measure,
      measures,
    );
    const result = { gate: text, measured: value, limit, comparison, unit, clock, samples };
    if (needsGenerator && samples > 0 && !measures.generator.trustworthy) {
      const why = `the generator may have shaped it: ${measures.generator.why}`;
      return { ...result, verdict: 'inconclusive', why };
    }
    if (value !== null) {
      const holds = compare(value, comparison, limit);
      return { ...result, verdict: holds ? 'pass' : 'fail', why: sentence(holds, comparison) };
    }
    // Not reached, but already later than the limit allows: no longer run could mend it.
    if (atLeast !== null && comparison.startsWith('<') && atLeast > limit) {
      return { ...result, verdict: 'fail', why: `${nothing}, and it is already beyond the limit` };
    }
    return { ...result, verdict: 'inconclusive', why: nothing };
  });
}

function compare(value: number, comparison: GateResult['comparison'], limit: number): boolean {
  switch (comparison) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}

function sentence(holds: boolean, comparison: GateResult['comparison']): string {
  if (holds) return 'within the limit';
  return comparison.startsWith('<') ? 'above the limit' : 'below the limit';
}
