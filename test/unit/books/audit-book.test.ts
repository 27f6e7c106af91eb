import { beforeAll, describe, expect, it } from 'vitest';
import { AuditBook } from '../../../src/books/audit-book.ts';
import type { RecordedFact } from '../../../src/model/facts.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { dayPlan } from '../../support/day-plan.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await dayPlan();
});

function book(more: { readonly lookEvery?: number } = {}) {
  const facts: RecordedFact[] = [];
  const audit = new AuditBook({ plan, write: (fact) => facts.push(fact), oracleShare: 1, ...more });
  const send = (path: string, body?: unknown): void =>
    audit.sent('support.open', 'store/0001/till/1', path, JSON.stringify(body), 5, 5);
  return { audit, facts, send };
}

describe('what is sent', () => {
  it('may hold article numbers, masked cards and ids', () => {
    const { facts, send } = book();
    send('/v1/tickets', { gtin: '4006381333931', maskedPan: '411111******1111' });
    send('/v1/payments/black-friday-20261127-150412-seed1-x7k2%3AS0001T01-000451-p1');
    expect(facts).toEqual([]);
  });

  it('may not hold a card number or an address, in a body or in a path', () => {
    const { facts, send } = book();
    send('/v1/tickets', { description: 'her card 4111 1111 1111 1111 is declined' });
    send('/v1/lookups/customer/ana%40example.test');
    expect(facts).toMatchObject([
      { fact: 'privacy.leaked', what: 'a card number', where: 'description' },
      { fact: 'privacy.leaked', what: 'an e-mail address', where: 'path' },
    ]);
    expect(JSON.stringify(facts)).not.toMatch(/1111|ana/);
  });

  it('is looked at request by request, to the last', () => {
    const { audit } = book();
    const looks = Array.from({ length: 6400 }, () => audit.looksThrough('sales.record'));
    expect(looks.every(Boolean)).toBe(true);
  });

  it('is looked at request by request at first, and then now and then, where it is told so', () => {
    const { audit } = book({ lookEvery: 64 });
    const looks = Array.from({ length: 6400 }, () => audit.looksThrough('sales.record'));
    expect(looks.filter(Boolean).length).toBeLessThan(200);
    expect(looks.slice(0, 50).every(Boolean)).toBe(true);
    expect(looks.filter(Boolean).length).toBeGreaterThanOrEqual(149);
  });
});

describe('what happened', () => {
  it('is written once at the end, with its count', () => {
    const { audit, facts } = book();
    for (let i = 0; i < 3; i++) audit.tally({ tally: 'happened', point: 'sale.card' });
    audit.close(9, 9);
    expect(facts).toEqual([
      { fact: 'coverage.counted', point: 'sale.card', count: 3, at_us: 9, wall_us: 9 },
    ]);
  });
});
