import type { Gate, GateMeasure } from './gate.ts';
import type { GateNames } from './gate-names.ts';
import { GateReader } from './gate-reader.ts';
import { type ClauseTokens, parseClauses } from './parse-clauses.ts';
import { type GateLimit, parseLimit } from './parse-limit.ts';
import { parseMeasure } from './parse-measure.ts';
import { scopesOf } from './scopes-of.ts';

/**
 * Reads one gate, e.g. `p99 of promotions.evaluate < 400ms during fault 'acquirer'`, or a stop
 * condition, which begins with `abort when` (grammar and meanings: docs/gates.md).
 * @param names those of the scenario, where it is at hand; else any name in quotes will do
 * @throws Failure PD_GATE_SYNTAX, pointing at the column and naming the nearest word
 */
export function parseGate(text: string, names?: GateNames): Gate {
  const reader = new GateReader(text);
  const start = reader.peek();
  const stops = reader.takes('abort');
  if (stops) reader.one(['when'], '"when" and a condition');
  const read = parseMeasure(reader, names);
  const limit = parseLimit(reader, read);
  const measure = shareIfPercent(read, limit);
  const { clauses, tokens } = parseClauses(reader, names);
  const gate: Gate = { text, stops, measure, ...limit, ...clauses };
  refuseUnfit(gate, tokens, (name, problem) => reader.refuse(tokens[name] ?? start, problem));
  return gate;
}

/** What can be read and not be measured is said before the run, not after it. */
function refuseUnfit(
  { measure, comparison, unit, stops, part, time }: Gate,
  written: ClauseTokens,
  refuse: (name: keyof ClauseTokens, problem: string) => never,
): void {
  const scopes = scopesOf(measure);
  if (written.place !== undefined && !scopes.place) {
    refuse('place', 'this measure is not kept store by store');
  }
  if (written.place !== undefined && unit === 'ratio') {
    refuse('place', 'a multiple of the control group compares the rest with it already');
  }
  if (written.time !== undefined && !scopes.time) {
    refuse('time', 'this measure looks at the whole run');
  }
  if (written.stretch !== undefined && (!scopes.stretch || unit === 'ratio')) {
    refuse('stretch', 'this measure is not kept second by second');
  }
  if (written.stretch !== undefined && written.place !== undefined) {
    refuse('stretch', 'stores are not kept second by second');
  }
  if (comparison === '=' && (stops || written.stretch !== undefined)) {
    refuse('stretch', 'along the way a count needs <=, or >=, not =');
  }
  if (!stops) return;
  if (!scopes.stretch || written.place !== undefined || unit === 'ratio') {
    refuse('place', 'a stop condition needs a measure that is known second by second');
  }
  if (part === 'day') refuse('part', 'a stop condition watches the live window');
  if (time !== null && time.kind !== 'between') {
    refuse('time', 'a stop condition watches the whole window, or "between" two times of day');
  }
}

/** `lost sales` is the one measure with two units: a share when the limit is written with %. */
const shareIfPercent = (measure: GateMeasure, { unit }: GateLimit): GateMeasure =>
  measure.kind === 'lostSales' && unit === 'share' ? { ...measure, kind: 'lostShare' } : measure;
