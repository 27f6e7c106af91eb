import { all, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { AuditBook } from './audit-book.ts';
import {
  couponQuestion,
  paymentQuestion,
  type Question,
  saleQuestion,
  ticketQuestion,
} from './questions.ts';

/** Questions asked at once. */
const AT_ONCE = 16;
/** Questions asked in all, by one worker; the rest is told as unanswered. */
const QUESTIONS = 20_000;

/**
 * Asks the services, when the stores are through, what the run left open: payments without an
 * answer, documents nobody acknowledged, tickets nobody saw again, coupons. By the same operations
 * as the fleet, so that it works on mocks and on any real service that can answer.
 * @param coupons whether this worker asks about coupons, which all share
 */
export function* auditor(me: Me, book: AuditBook, coupons: boolean): Behaviour {
  const questions = questionsOf(book, coupons);
  const asked = questions.slice(0, QUESTIONS);
  let unanswered = questions.length - asked.length;
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const batch = asked.slice(from, from + AT_ONCE);
    const outcomes = yield* all(batch.map((question) => question.ask));
    for (const [i, question] of batch.entries()) {
      const outcome = outcomes[i];
      const fact = outcome === undefined ? null : question.answer(outcome as never);
      if (fact === null) unanswered++;
      else me.note(fact);
    }
  }
  if (unanswered > 0) me.note({ fact: 'audit.unanswered', questions: unanswered });
}

function questionsOf(book: AuditBook, withCoupons: boolean): readonly Question[] {
  const { baskets, tickets, coupons } = book.questions();
  return [
    ...baskets.flatMap(({ basket, payments, sale }) => [
      ...payments.map((payment) => paymentQuestion(basket, payment)),
      ...(sale ? [saleQuestion(basket)] : []),
    ]),
    ...tickets.map(ticketQuestion),
    ...(withCoupons ? coupons.map(couponQuestion) : []),
  ];
}
