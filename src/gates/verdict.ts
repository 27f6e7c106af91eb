import type { CheckResult } from './check-run.ts';
import { gateFigure } from './gate-figure.ts';
import type { GateResult, Verdict } from './judge.ts';

/**
 * Fails if any gate fails, else inconclusive if any gate or check is, else passes.
 * @param currency of the amounts in the one sentence why
 */
export function verdictOf(
  gates: readonly GateResult[],
  checks: readonly CheckResult[],
  currency: string,
): { readonly verdict: Verdict; readonly why: string } {
  const failed = gates.filter((gate) => gate.verdict === 'fail');
  const open = gates.filter((gate) => gate.verdict === 'inconclusive');
  if (failed.length > 0) {
    const undecided = open.length === 0 ? '' : `; ${open.length} could not be decided`;
    const which = listed(failed.map((gate) => withFigure(gate, currency)));
    const why = `${gatesText(failed.length, gates.length)} failed: ${which}${undecided}.`;
    return { verdict: 'fail', why };
  }
  const doubtful = checks.find((check) => check.verdict !== 'pass');
  if (doubtful !== undefined) {
    return { verdict: 'inconclusive', why: `No verdict can rest on it: ${doubtful.why}.` };
  }
  const [first] = open;
  if (first !== undefined) {
    const which = `${first.gate} (${first.why})`;
    const why = `${gatesText(open.length, gates.length)} could not be decided: ${which}.`;
    return { verdict: 'inconclusive', why };
  }
  return { verdict: 'pass', why: allWell(gates.length) };
}

function allWell(gates: number): string {
  if (gates === 0) return 'No gates were set; the run is complete and its generator kept up.';
  return gates === 1 ? 'The one gate passed.' : `All ${gates} gates passed.`;
}

const gatesText = (some: number, all: number): string =>
  `${some} of ${all} gate${all === 1 ? '' : 's'}`;

const withFigure = ({ gate, measured, unit, why }: GateResult, currency: string): string =>
  `${gate} (${measured === null ? why : `measured ${gateFigure(measured, unit, currency)}`})`;

const listed = (gates: readonly string[]): string =>
  gates.length <= 2
    ? gates.join(' and ')
    : `${gates.slice(0, 2).join(', ')} and ${gates.length - 2} more`;
