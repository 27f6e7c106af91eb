import type { EvaluateReply, EvaluateRequest } from '../../src/model/basket.ts';
import type { Withheld } from '../../src/pricing/matching.ts';
import type { RuleBook } from '../../src/pricing/rule-book.ts';
import type { Bends } from '../wire/faults/bends.ts';

/** A basket as a service takes it that has customers in the wrong segment. */
export function asTaken(request: EvaluateRequest, bends: Bends): EvaluateRequest {
  let taken = request;
  bends.each('segment', ({ segment }) => {
    const { customer } = taken;
    if (customer === undefined) return false;
    const isSo = customer.segments.length === 1 && customer.segments[0] === segment;
    taken = { ...taken, customer: { ...customer, segments: [segment] } };
    return !isSo;
  });
  return taken;
}

/** Rules that a stale catalogue lacks, beside those that are withheld anyway. */
interface UnknownRules {
  with(withheld: Withheld | undefined): Withheld;
  /** Once the basket is priced: whether one was missed, and what the others missed. */
  settle(withheld: Withheld | undefined): void;
}

/** The rules of a book that began after the catalogue was taken; undefined: it is not stale. */
export function unknownRules(
  { rules }: RuleBook,
  at_us: number,
  bends: Bends,
): UnknownRules | undefined {
  const unknown = new Set<string>();
  bends.each('staleRules', ({ age_us }) => {
    for (const { rule } of rules)
      if (rule.from_us !== undefined && rule.from_us > at_us - age_us) unknown.add(rule.id);
    return false;
  });
  if (unknown.size === 0) return undefined;
  const missed = new Set<string>();
  return {
    with: (withheld) => ({
      promotions: new Set([...unknown, ...(withheld?.promotions ?? [])]),
      missed,
    }),
    settle(withheld) {
      for (const id of missed) if (withheld?.promotions.has(id)) withheld.missed.add(id);
      bends.each('staleRules', () => [...missed].some((id) => unknown.has(id)));
    },
  };
}

/** A price as a service tells it that cannot reckon. What it has on its books is right. */
export function retold(reply: EvaluateReply, bends: Bends): EvaluateReply {
  if (bends.areNone) return reply;
  let told = reply;
  bends.each('roundedLines', ({ stepMinor }) => {
    const rounded = roundedLines(told, stepMinor);
    const isOther = rounded.totals.net !== told.totals.net;
    told = rounded;
    return isOther;
  });
  bends.each('wrongTotal', ({ addedMinor }) => {
    told = { ...told, totals: { ...told.totals, net: told.totals.net + addedMinor } };
    return addedMinor !== 0;
  });
  return told;
}

function roundedLines(reply: EvaluateReply, stepMinor: number): EvaluateReply {
  const lines = reply.lines.map((line) => ({
    ...line,
    net: Math.round(line.net / stepMinor) * stepMinor,
  }));
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  const { gross } = reply.totals;
  return { ...reply, lines, totals: { gross, net, discount: gross - net } };
}
