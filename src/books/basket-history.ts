import type { BasketFact } from '../model/basket-facts.ts';
import type { FactTime } from '../model/facts.ts';

/** One step of a basket, with its instants. */
export type BasketStep = BasketFact & FactTime;

/** All steps of one basket, in the order they were noted, with or without their instants. */
export type BasketHistory<Step extends BasketFact = BasketFact> = readonly Step[];

type Of<Step extends BasketFact, Name extends BasketFact['fact']> = Extract<
  Step,
  { readonly fact: Name }
>;

/** The last step of a name, or undefined. */
export function last<Step extends BasketFact, Name extends BasketFact['fact']>(
  history: BasketHistory<Step>,
  name: Name,
): Of<Step, Name> | undefined {
  for (let i = history.length - 1; i >= 0; i--) {
    const step = history[i];
    if (step?.fact === name) return step as Of<Step, Name>;
  }
  return undefined;
}

/** Every step of a name. */
export const every = <Step extends BasketFact, Name extends BasketFact['fact']>(
  history: BasketHistory<Step>,
  name: Name,
): readonly Of<Step, Name>[] =>
  history.filter((step): step is Of<Step, Name> => step.fact === name);

/** What is known of each payment of the basket in the end: the last word counts. */
export function paymentsOf(
  history: BasketHistory,
): ReadonlyMap<string, { readonly amountMinor: number; readonly state: string }> {
  const payments = new Map<string, { amountMinor: number; state: string }>();
  for (const step of history) {
    if (step.fact === 'payment.asked') {
      payments.set(step.payment, { amountMinor: step.amountMinor, state: 'unknown' });
    } else if (step.fact === 'payment.ended' || step.fact === 'payment.audited') {
      const known = payments.get(step.payment);
      payments.set(step.payment, { amountMinor: known?.amountMinor ?? 0, state: step.state });
    }
  }
  return payments;
}

/** Payments that took money: approved by the service, or by the till without a line. */
export const isPaid = (state: string): boolean => state === 'approved' || state === 'offline';
