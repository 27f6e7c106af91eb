import type { EvaluateRequest } from '../model/basket.ts';
import type { CompiledRule } from './rule-book.ts';
import type { WorkingBasket } from './working-basket.ts';

/**
 * Why a rule does not apply to a basket, or null when it does. All but `notEligible` have their
 * own reason among the coupon reasons.
 * @param at_us time of day that decides the price
 * @param manual whether the till asked for it by hand, which opens its window
 */
export function whyNot(
  compiled: CompiledRule,
  request: EvaluateRequest,
  at_us: number,
  manual: boolean,
): 'campaignInactive' | 'customerRequired' | 'notEligible' | null {
  const { rule, stores, channels, segments } = compiled;
  const outside = at_us < (rule.from_us ?? 0) || at_us >= (rule.to_us ?? Infinity);
  if (outside && !manual) return 'campaignInactive';
  if (stores !== null && !stores.has(request.storeId)) return 'notEligible';
  if (channels !== null && !channels.has(request.channel)) return 'notEligible';
  if (request.customer === undefined && (compiled.loyaltyOnly || segments !== null))
    return 'customerRequired';
  if (segments !== null && !request.customer?.segments.some((name) => segments.has(name)))
    return 'notEligible';
  return null;
}

/** Whether the qualifying lines are enough, in pieces and in list value. */
export function enough(
  compiled: CompiledRule,
  basket: WorkingBasket,
  lines: readonly number[],
): boolean {
  const { minQuantity, minAmount } = compiled.rule;
  if (minQuantity === undefined && minAmount === undefined) return true;
  let pieces = 0;
  let gross = 0;
  for (const line of lines) {
    pieces += basket.lines[line]?.quantity ?? 0;
    gross += basket.gross[line] ?? 0;
  }
  return pieces >= (minQuantity ?? 0) && gross >= (minAmount ?? 0);
}

/** Microseconds since midnight of an ISO 8601 instant, read from its digits. */
export function timeOfDay_us(instant: string): number {
  const two = (at: number): number =>
    (instant.charCodeAt(at) - 48) * 10 + instant.charCodeAt(at + 1) - 48;
  const seconds = instant.charCodeAt(16) === 58 ? two(17) : 0;
  return (two(11) * 3600 + two(14) * 60 + seconds) * 1e6;
}
