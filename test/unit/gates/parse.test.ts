import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGate } from '../../../src/gates/parse.ts';
import { Failure } from '../../../src/model/failure.ts';

describe('parseGate', () => {
  it.each([
    [
      'p99 of promotions.evaluate < 400ms',
      { kind: 'latency', quantile: 0.99, operation: 'promotions.evaluate', from: 'intended' },
      ['<', 400_000, 'us'],
    ],
    [
      'p99.9 of payments.authorise from service <= 1s',
      { kind: 'latency', quantile: 0.999, operation: 'payments.authorise', from: 'service' },
      ['<=', 1_000_000, 'us'],
    ],
    [
      'errors of support.open < 1%',
      { kind: 'errors', operation: 'support.open' },
      ['<', 0.01, 'share'],
    ],
    [
      'rate of promotions.evaluate >= 500/s',
      { kind: 'rate', operation: 'promotions.evaluate' },
      ['>=', 500, 'perSecond'],
    ],
    ['lost sales < 2.5%', { kind: 'lostShare' }, ['<', 0.025, 'share']],
    ['lost sales <= 10', { kind: 'lostSales' }, ['<=', 10, 'count']],
    ['lost value < 5000', { kind: 'lostValue' }, ['<', 500_000, 'minor']],
    ['  sales>=1000 ', { kind: 'sales' }, ['>=', 1000, 'count']],
    [
      'p90 time to resolve <= 1h30min',
      { kind: 'issueTime', quantile: 0.9, stage: 'resolve', issue: null },
      ['<=', 5_400_000_000, 'us'],
    ],
    [
      'p50 time to acknowledge of paymentDeclined < 30min',
      { kind: 'issueTime', quantile: 0.5, stage: 'acknowledge', issue: 'paymentDeclined' },
      ['<', 1_800_000_000, 'us'],
    ],
    ['reopened < 10%', { kind: 'reopened', issue: null }, ['<', 0.1, 'share']],
    [
      'reported of paymentDeclined >= 90%',
      { kind: 'reported', issue: 'paymentDeclined' },
      ['>=', 0.9, 'share'],
    ],
  ])('reads %s', (text, measure, [comparison, limit, unit]) => {
    const gate = parseGate(text);
    expect(gate.measure.kind).toBe(measure.kind);
    expect(gate).toMatchObject({ text, comparison, unit });
    expect(gate.limit).toBeCloseTo(Number(limit), 12);
    const { quantile, ...rest } = { quantile: undefined, ...measure };
    expect(gate.measure).toMatchObject(rest);
    if (quantile !== undefined)
      expect(gate.measure).toHaveProperty('quantile', expect.closeTo(quantile, 12));
  });

  it.each([
    ['p99 of promotions.evalute < 400ms', 8, 'promotions.evaluate'],
    ['p99 of promotions.evaluate < 400 ms', 30, undefined],
    ['p99 of promotions.evaluate < 400mss', 30, undefined],
    ['p99 of promotions.evaluate 400ms', 28, undefined],
    ['p99 of promotions.evaluate <', 29, undefined],
    ['p99 off promotions.evaluate < 1s', 5, 'of'],
    ['p99 of promotions.evaluate form service < 1s', 28, undefined],
    ['p99 of promotions.evaluate from servce < 1s', 33, 'service'],
    ['p90 time to resovle <= 30min', 13, 'resolve'],
    ['p90 time to resolve of paymentDeclned <= 30min', 24, 'paymentDeclined'],
    ['erors of support.open < 1%', 1, 'errors'],
    ['errors of support.open < 1', 26, undefined],
    ['errors of support.open < 101%', 26, undefined],
    ['lost sails < 2%', 6, 'sales'],
    ['sales >= 10.5', 10, undefined],
    ['sales >= 10 during lunch', 13, undefined],
    ['p0 of support.open < 1s', 1, undefined],
    ['', 1, undefined],
  ])('points at what is wrong in "%s"', (text, column, meant) => {
    let caught: unknown;
    try {
      parseGate(text);
    } catch (error) {
      caught = error;
    }
    if (!(caught instanceof Failure)) throw new Error('it was read');
    expect(caught.code).toBe('PD_GATE_SYNTAX');
    expect(caught.place).toMatchObject({ column });
    const [, shown, caret] = caught.message.split('\n');
    expect(shown).toBe(`  ${text}`);
    expect(caret!.indexOf('^')).toBe(column + 1);
    if (meant === undefined) expect(caught.hint).toContain('docs/gates.md');
    else expect(caught.hint).toBe(`did you mean "${meant}"?`);
  });

  it('reads every example of docs/gates.md', () => {
    const page = readFileSync(new URL('../../../docs/gates.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]!);
    const block = /^```\n([\s\S]*?)^```/m.exec(page)![1]!.trim().split('\n');
    expect(rows.length).toBeGreaterThan(15);
    expect(block.length).toBe(3);
    for (const text of [...rows, ...block]) expect(parseGate(text).text).toBe(text);
  });
});
