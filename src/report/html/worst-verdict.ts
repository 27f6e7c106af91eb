import type { Gate } from '../../gates/gate.ts';
import type { Verdict } from '../../gates/judge.ts';
import { gateOf } from '../gate-of.ts';
import type { Summary } from '../summary-shape.ts';

const SEVERITY: readonly Verdict[] = ['pass', 'inconclusive', 'fail'];

/**
 * The worst verdict among the gates on a measure; null where none is set. A gate over the day says
 * nothing of the live window.
 */
export const worstVerdict = (
  summary: Summary,
  on: (measure: Gate['measure']) => boolean,
): Verdict | null =>
  summary.gates
    .filter((result) => {
      const gate = gateOf(result);
      if (gate === undefined || (gate.part === 'day' && summary.engine !== 'virtual')) return false;
      return on(gate.measure);
    })
    .reduce<Verdict | null>(
      (sofar, { verdict }) =>
        sofar === null || SEVERITY.indexOf(verdict) > SEVERITY.indexOf(sofar) ? verdict : sofar,
      null,
    );
