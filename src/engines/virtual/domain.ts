import { PaymentHost } from '../../../mocks/payments/payment-host.ts';
import type { Withheld } from '../../../mocks/promotions/matching.ts';
import { PromotionEngine } from '../../../mocks/promotions/promotion-engine.ts';
import { isRefusal, type StepResult, SupportDesk } from '../../../mocks/support/support-desk.ts';
import { isoAt } from '../../model/iso.ts';
import type { LoadOperation, Operations } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import type { Answer } from './answer.ts';

type Serve<K extends LoadOperation> = (
  request: Operations[K]['request'],
  withheld: Withheld | undefined,
) => Answer;

const NOT_FOUND: Answer = { ok: false, status: 404 };
const CONFLICT: Answer = { ok: false, status: 409 };
const ACCEPTED: Answer = { ok: true, reply: { accepted: true } };

const found = (reply: Operations[LoadOperation]['reply'] | undefined): Answer =>
  reply === undefined ? NOT_FOUND : { ok: true, reply };

const step = (result: StepResult): Answer =>
  isRefusal(result)
    ? result.refused === 'unknown'
      ? NOT_FOUND
      : CONFLICT
    : { ok: true, reply: result };

/** Answers kept for retries, which come within seconds; a day's worth would only cost memory. */
const REMEMBERED = 2_000;

/** The reference services' own domains, answering calls in process. */
export class ServiceDomain {
  readonly #serve: { readonly [K in LoadOperation]: Serve<K> };

  /** @param now the business instant, for the tickets' timestamps */
  constructor(plan: Plan, now: () => number) {
    const { promotions: rules, coupons, date } = plan;
    const promotions = new PromotionEngine({ promotions: rules, coupons, remembered: REMEMBERED });
    const payments = new PaymentHost({ remembered: REMEMBERED });
    let tickets = 0;
    const support = new SupportDesk({
      clock: () => isoAt(date, now()),
      newId: () => `T${String(++tickets).padStart(6, '0')}`,
    });
    this.#serve = {
      'promotions.evaluate': (request, withheld) => found(promotions.evaluate(request, withheld)),
      'promotions.commit': (request, withheld) => found(promotions.evaluate(request, withheld)),
      'payments.authorise': (request) => found(payments.authorise(request)),
      'payments.status': ({ paymentId }) => found(payments.status(paymentId)),
      'payments.reverse': (request) => found(payments.reverse(request)),
      'support.open': (request) => {
        const opened = support.open(request);
        return 'ticket' in opened ? found(opened.ticket) : CONFLICT;
      },
      'support.get': ({ ticketId }) => found(support.get(ticketId)),
      'support.claim': (skills) => found(support.claim(skills)),
      'support.start': ({ ticketId, agentId }) => step(support.start(ticketId, agentId)),
      'support.resolve': ({ ticketId, agentId, resolution }) =>
        step(support.resolve(ticketId, agentId, resolution)),
      'support.reopen': ({ ticketId, reason }) => step(support.reopen(ticketId, reason)),
      'support.cancel': ({ ticketId }) => step(support.cancel(ticketId)),
      'support.heartbeat': () => ACCEPTED,
    };
  }

  /** Does what the operation asks, at once. */
  serve<K extends LoadOperation>(
    operation: K,
    request: Operations[K]['request'],
    withheld: Withheld | undefined,
  ): Answer {
    return this.#serve[operation](request, withheld);
  }
}
