import type { Gate } from '../gates/gate.ts';
import { parseGate } from '../gates/parse.ts';
import type { Plan } from '../model/plan.ts';
import type { IssueKind } from '../model/ticket.ts';
import type { Warning } from '../scenario/lint-warning.ts';

/** Faults by which kinds of issue come about; those left out also come without any. */
const CAUSES: Readonly<Partial<Record<IssueKind, RegExp>>> = {
  receiptNotPrinting: /^printer\//,
  discountNotApplied: /^(promo|body|time)\//,
  tillFrozen: /^till\//,
  storeOffline: /^(net|tls|http|till)\//,
  priceMismatch: /^(promo|body|time|scanner)\//,
};

/** Gates that this scenario will hardly decide: what they look at does not come about in it. */
export function lintGates(plan: Plan): readonly Warning[] {
  return plan.gates.flatMap((text, index) => {
    const why = whyUndecided(parseGate(text), plan);
    if (why === undefined) return [];
    return [
      {
        code: 'unmeasurable-gate' as const,
        place: `gates[${index}]`,
        message: `${why}, which "${text}" looks at: it will hardly be more than inconclusive`,
        hint: 'change the scenario so that it does, or leave the gate out',
      },
    ];
  });
}

function whyUndecided({ measure, part, time, place, unit }: Gate, plan: Plan): string | undefined {
  const { from_us, to_us } = plan.live;
  const inPart = plan.faults.filter(
    (fault) => part === 'day' || (fault.from_us < to_us && fault.to_us > from_us),
  );
  const cause = 'issue' in measure && measure.issue !== null ? CAUSES[measure.issue] : undefined;
  if (cause !== undefined && !inPart.some(({ kind }) => cause.test(kind))) {
    return 'no fault brings that about';
  }
  const named = measure.kind === 'recovery' ? measure.fault : faultOf(time);
  if (named !== null && !inPart.some(({ id }) => id === named)) {
    return `fault ${named} is not on in the part of the rehearsal`;
  }
  const needsControl = unit === 'ratio' || place?.kind === 'control';
  return needsControl && plan.control.length === 0 ? 'there is no control group' : undefined;
}

const faultOf = (time: Gate['time']): string | null =>
  time === null || time.kind === 'between' ? null : time.fault;
