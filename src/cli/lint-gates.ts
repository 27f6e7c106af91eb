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

/** Gates on issues that no fault of their part of the rehearsal can cause. */
export function lintGates(plan: Plan): readonly Warning[] {
  return plan.gates.flatMap((text, index) => {
    const { measure, part } = parseGate(text);
    const cause = 'issue' in measure && measure.issue !== null ? CAUSES[measure.issue] : undefined;
    if (cause === undefined) return [];
    const { from_us, to_us } = plan.live;
    const isCaused = plan.faults.some(
      (fault) =>
        (part === 'day' || (fault.from_us < to_us && fault.to_us > from_us)) &&
        cause.test(fault.kind),
    );
    if (isCaused) return [];
    return [
      {
        code: 'unmeasurable-gate' as const,
        place: `gates[${index}]`,
        message: `no fault brings about what "${text}" looks at: it will hardly be more than inconclusive`,
        hint: 'add a fault that does, or leave the gate out',
      },
    ];
  });
}
