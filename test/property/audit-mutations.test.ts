import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SupportDesk } from '../../mocks/support/support-desk.ts';
import { AuditBook } from '../../src/books/audit-book.ts';
import { auditor } from '../../src/books/auditor.ts';
import { PriceOracle } from '../../src/books/price-oracle.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { measureRun } from '../../src/measure/measure-run.ts';
import type { EvaluateReply, EvaluateRequest } from '../../src/model/basket.ts';
import type { RecordedFact } from '../../src/model/facts.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Micros } from '../../src/model/units.ts';
import { Calculator } from '../../src/pricing/calculator.ts';
import { compileRules } from '../../src/pricing/rule-book.ts';
import { runKey } from '../../src/random/hash.ts';
import { measured } from '../fixtures/measured.ts';
import { emptyRun } from '../fixtures/run-folder.ts';
import { dayPlan } from '../support/day-plan.ts';
import { recordDay } from '../support/recorded-day.ts';
import { report } from '../unit/mocks/reports.ts';

/** The audit's counts over facts as a virtual run recorded them. */
function countsOf(
  facts: readonly RecordedFact[],
): ReturnType<typeof measureRun>['audit']['counts'] {
  const run = emptyRun();
  Object.assign(run.facts, { day: [...facts] });
  return measured(run).audit.counts;
}

describe('a till that repeats a payment blindly', () => {
  const silent = {
    mute: {
      kind: 'terminal/approved-but-silent',
      start: '12:00',
      duration: '50min',
      rate: 0.1,
      per: 'basket',
    },
  } as const;

  it.each([1, 2, 3, 4, 5])(
    'is caught with seed %i, and the careful one is not accused',
    async (seed) => {
      const plan = await dayPlan({ faults: silent }, seed);
      const careful = countsOf(recordDay(plan).facts);
      expect(careful.paidTwice ?? 0).toBe(0);
      const payments = { ...plan.policies.payments, onSilence: 'repeat' } as const;
      const blind: Plan = { ...plan, policies: { ...plan.policies, payments } };
      expect(countsOf(recordDay(blind).facts).paidTwice).toBeGreaterThan(0);
    },
  );
});

describe('a service that drops one ticket in 5 000', () => {
  it('is caught every time, whichever it drops', async () => {
    const plan = await dayPlan();
    fc.assert(
      fc.property(fc.nat(4999), (dropped) => {
        const desk = new SupportDesk({ clock: () => '2026-11-27T12:00:00Z', remembered: 6000 });
        const facts: RecordedFact[] = [];
        const audit = new AuditBook({ plan, write: (fact) => facts.push(fact), oracleShare: 0 });
        let gone = '';
        for (let i = 0; i < 5000; i++) {
          const opened = desk.open(report(`run:issue-${i}`));
          const ticket = 'ticket' in opened ? opened.ticket.id : '';
          if (i === dropped) gone = ticket;
          audit.fact({ fact: 'issue.reported', issue: `issue-${i}`, ticket, channel: 'portal' });
        }
        const kernel = new Kernel({
          key: runKey(1, 0),
          start_us: 0 as Micros,
          ports: {
            recorder: {
              note: (fact, at_us) => facts.push({ ...fact, at_us, wall_us: at_us }),
              tally: () => undefined,
            },
            services: {
              call: (call) => {
                const id = 'ticketId' in call.request ? call.request.ticketId : '';
                const found = id === gone ? undefined : desk.get(id);
                const figures = { latencyWall_us: 0, attempts: 1 };
                call.answer(
                  (found
                    ? { kind: 'ok', status: 200, body: found, ...figures }
                    : { kind: 'status', status: 404, problem: undefined, ...figures }) as never,
                );
              },
            },
          },
        });
        kernel.spawn('audit', (me) => auditor(me, audit, false));
        kernel.advance(1e6);
        const missing = facts.flatMap((fact) =>
          fact.fact === 'ticket.audited' && !fact.found ? [fact.ticket] : [],
        );
        expect(missing).toEqual([gone]);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a calculator that rounds each line', () => {
  it('is caught on the first basket where it matters', async () => {
    const plan = await dayPlan();
    const rules: Plan['promotions'] = [
      {
        id: 'ten',
        name: 'ten',
        kind: 'percent',
        value: 15,
        priority: 0,
        stacking: 'compound',
        advertised: false,
      },
    ];
    const own: Plan = { ...plan, promotions: rules, coupons: [] };
    const oracle = new PriceOracle(own, 1);
    const noCoupons = { has: () => false, refusal: () => null };
    const right = new Calculator(compileRules(rules), noCoupons);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 6 }),
        (prices) => {
          const request = basketOf(prices);
          const reply = right.price(request);
          expect(oracle.expected(request, reply)).toBeUndefined();
          const rounded = roundedByLine(reply);
          const differs = rounded.totals.net !== reply.totals.net;
          expect(oracle.expected(request, rounded) !== undefined).toBe(differs);
          if (differs) expect(oracle.expected(request, rounded)).toBe(reply.totals.net);
        },
      ),
    );
  });
});

const basketOf = (prices: readonly number[]): EvaluateRequest => ({
  requestId: 'r',
  mode: 'preview',
  basketId: 'b',
  storeId: '0001',
  tillId: 'S0001T01',
  channel: 'store',
  currency: 'EUR',
  pricedAt: '2026-11-27T12:00:00Z',
  coupons: [],
  manualDiscounts: [],
  lines: prices.map((unitPrice, i) => ({
    lineId: String(i + 1),
    sku: `sku-${i}`,
    categories: ['shoes'],
    quantity: 1,
    unitPrice,
    discountable: true,
  })),
});

/** Every line's discount to whole ten cents, as a till with coarse money would. */
function roundedByLine(reply: EvaluateReply): EvaluateReply {
  const lines = reply.lines.map((line) => ({ ...line, net: Math.round(line.net / 10) * 10 }));
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return { ...reply, lines, totals: { ...reply.totals, net, discount: reply.totals.gross - net } };
}
