import { PaymentHost } from '../../../mocks/payments/payment-host.ts';
import { PromotionEngine } from '../../../mocks/promotions/promotion-engine.ts';
import { SalesLedger } from '../../../mocks/sales/sales-ledger.ts';
import { isRefusal, type StepResult, SupportDesk } from '../../../mocks/support/support-desk.ts';
import { type BendInForce, Bends } from '../../../mocks/wire/faults/bends.ts';
import { isoAt } from '../../model/iso.ts';
import type { LoadOperation, Operations } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import type { Withheld } from '../../pricing/matching.ts';
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
/** Payments kept for questions at the end. */
const PAYMENTS = 20_000;
/** Sale documents kept for questions. */
const SALES = 50_000;

/** A business instant as a clock shows it that is so much ahead: perhaps on another day. */
function stamp(date: string, now_us: number, ahead_us: number): string {
  const right = isoAt(date, now_us);
  if (ahead_us === 0) return right;
  const shown = new Date(Date.parse(right) + ahead_us / 1e3).toISOString();
  return `${shown.slice(0, 19)}Z`;
}

/** The reference services' own domains, answering calls in process. */
export class ServiceDomain {
  readonly #serve: { readonly [K in LoadOperation]: Serve<K> };
  readonly #bends = new Bends();

  /** @param now the business instant, for the tickets' timestamps */
  constructor(plan: Plan, now: () => number) {
    const { promotions: rules, coupons, date } = plan;
    const promotions = new PromotionEngine({
      promotions: rules,
      coupons,
      remembered: REMEMBERED,
      bends: this.#bends,
    });
    const payments = new PaymentHost({ remembered: PAYMENTS });
    const sales = new SalesLedger({ remembered: SALES });
    let tickets = 0;
    const support = new SupportDesk({
      clock: () => stamp(date, now(), this.#bends.ahead_us),
      bends: this.#bends,
      newId: () => `T${String(++tickets).padStart(6, '0')}`,
    });
    this.#serve = {
      'promotions.evaluate': (request, withheld) => found(promotions.evaluate(request, withheld)),
      'promotions.commit': (request, withheld) => found(promotions.evaluate(request, withheld)),
      'payments.authorise': (request) => found(payments.authorise(request)),
      'payments.status': ({ paymentId }) => found(payments.status(paymentId)),
      'promotions.cancel': (request, withheld) => found(promotions.evaluate(request, withheld)),
      'promotions.return': (request, withheld) => found(promotions.evaluate(request, withheld)),
      'promotions.lookup': (request) => found(promotions.lookup(request)),
      'payments.reverse': (request) => found(payments.reverse(request)),
      'payments.abort': ({ paymentId }) => found(payments.abort(paymentId)),
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
      'support.comment': (request) => step(support.say(request)),
      'support.release': (request) => step(support.release(request)),
      'sales.record': (document) => found(sales.record(document)),
      'sales.get': ({ basketId }) => found(sales.get(basketId)),
      'support.heartbeat': () => ACCEPTED,
    };
  }

  /** Does what the operation asks, at once, as wrongly as these bends make it. */
  serve<K extends LoadOperation>(
    operation: K,
    request: Operations[K]['request'],
    withheld: Withheld | undefined,
    bends: readonly BendInForce[] = [],
  ): Answer {
    const serve = (): Answer => this.#serve[operation](request, withheld);
    return bends.length === 0 ? serve() : this.#bends.during(bends, serve);
  }
}
