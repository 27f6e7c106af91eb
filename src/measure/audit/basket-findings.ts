import { type BasketStep, last } from '../../books/basket-history.ts';
import { flawsOf } from '../../books/flaws-of-basket.ts';
import type { AuditFinding } from './finding.ts';
import { stepWords } from './step-words.ts';

/** Every flaw of every basket that is in the facts. */
export function* basketFindings(
  baskets: ReadonlyMap<string, readonly BasketStep[]>,
  currency: string,
  replay: (store: string) => string,
): Generator<AuditFinding> {
  for (const [subject, unordered] of baskets) {
    const history = [...unordered].sort((a, b) => a.at_us - b.at_us);
    const opened = last(history, 'basket.opened');
    if (opened === undefined) continue;
    const { store } = opened;
    const steps = history.map((step) => ({
      at_us: step.at_us,
      text: stepWords(step, currency),
    }));
    for (const kind of flawsOf(history)) {
      yield { kind, subject, store, at_us: opened.at_us, steps, replay: replay(store) };
    }
  }
}
