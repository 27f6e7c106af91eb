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
    ['sales >= 10 during lunch', 20, undefined],
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

  it.each([
    ['retries of support.open < 5%', { kind: 'retries', operation: 'support.open' }],
    ['lost sales of tillFrozen <= 3', { kind: 'lostSales', issue: 'tillFrozen' }],
    [
      'time to resolve of tillFrozen within 30min >= 95%',
      { kind: 'issueShare', stage: 'resolve', issue: 'tillFrozen', within_us: 1_800_000_000 },
    ],
    ['issues <= 5', { kind: 'issues', came: 'began', issue: null }],
    ['issues open of tillFrozen = 0', { kind: 'issues', came: 'open', issue: 'tillFrozen' }],
    ['findings of paidTwice = 0', { kind: 'findings', finding: 'paidTwice' }],
    [
      "recovery of support.open after 'desk away' <= 2min",
      { kind: 'recovery', operation: 'support.open', fault: 'desk away' },
    ],
    ['lag < 50ms', { kind: 'lag' }],
    ['debt < 5%', { kind: 'debt' }],
  ])('reads the measure of %s', (text, measure) => {
    expect(parseGate(text).measure).toEqual(measure);
  });

  it('reads what narrows a gate, in any order', () => {
    const narrowed = {
      place: { kind: 'class', name: 'flagship' },
      time: { kind: 'during', fault: 'acquirer' },
      least: 20,
      part: 'day',
    };
    const words = ["in class 'flagship'", 'during fault "acquirer"', 'with at least 20'];
    for (const order of [words, [...words].reverse()]) {
      expect(parseGate(`issues <= 5 ${order.join(' ')} over the day`)).toMatchObject(narrowed);
    }
    expect(parseGate('sales > 5 between 9:00 and 17:30').time).toEqual({
      kind: 'between',
      from_us: 9 * 3600e6,
      to_us: 17.5 * 3600e6,
    });
    expect(parseGate('lost sales <= 5 over 90s windows').stretch).toEqual({
      kind: 'over',
      length_us: 90e6,
    });
    const stop = parseGate('abort when debt > 50% for 10s');
    expect(stop).toMatchObject({ stops: true, stretch: { kind: 'for', length_us: 10e6 } });
    expect(parseGate('lost value <= 1.5x control')).toMatchObject({ unit: 'ratio', limit: 1.5 });
  });

  it.each([
    ["p99 of support.open < 1s in class 'flagship'", 26, 'store by store'],
    ["lost sales < 2% in region 'ES'", 17, 'store by store'],
    ['p90 time to resolve < 1h for 30s', 26, 'second by second'],
    ['lost sales of tillFrozen < 5 for 30s', 30, 'second by second'],
    ["lost sales < 5 for 30s in region 'ES'", 16, 'second by second'],
    ["recovery of support.open after 'x' < 1min during fault 'x'", 43, 'whole run'],
    ['issues = 5 for 30s', 12, 'second by second'],
    ['sales = 5 for 30s', 11, 'needs <=, or >='],
    ['p99 of support.open = 1s', 21, 'expected <'],
    ['lost value <= 2x control in control', 26, 'compares the rest'],
    ['lost value <= 2x contrl', 18, 'expected "control"'],
    ['abort when issues > 5', 1, 'second by second'],
    ['abort when sales < 5 over the day', 22, 'live window'],
    ["abort when lag > 1s during fault 'x'", 21, 'whole window'],
    ['sales > 5 for 30s for 40s', 19, 'said before'],
    ['sales > 5 between 17:00 and 9:00', 29, 'later'],
    ['sales > 5 between 17 and 18:00', 19, 'time of day'],
    ['sales > 5 in class flagship', 20, 'in quotes'],
    ['sales > 5 with at least 0', 25, 'number of samples'],
    ['sales > 5 for 0s', 15, 'duration'],
    ['sales > 5 fro 30s', 11, 'nothing more'],
  ])('refuses "%s" at column %i', (text, column, said) => {
    expect(() => parseGate(text)).toThrow(
      expect.objectContaining({
        code: 'PD_GATE_SYNTAX',
        place: expect.objectContaining({ column }),
        message: expect.stringContaining(said),
      }),
    );
  });

  it('knows the names of its scenario', () => {
    const names = {
      faults: ['acquirer-slow'],
      classes: ['flagship'],
      regions: ['ES'],
      stores: ['0001'],
    };
    expect(parseGate("issues < 5 in store '0001'", names).place).toEqual({
      kind: 'store',
      name: '0001',
    });
    const wrong = [
      ["sales > 5 during fault 'aquirer-slow'", 24, 'acquirer-slow'],
      ["recovery of support.open after 'acquirer-slwo' < 1s", 32, 'acquirer-slow'],
      ["issues < 5 in class 'flagshp'", 21, 'flagship'],
    ] as const;
    for (const [text, column, meant] of wrong) {
      expect(() => parseGate(text, names)).toThrow(
        expect.objectContaining({
          hint: `did you mean "${meant}"?`,
          place: expect.objectContaining({ column }),
        }),
      );
    }
  });

  it('reads every example of docs/gates.md', () => {
    const page = readFileSync(new URL('../../../docs/gates.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]!);
    const block = /^```\n([\s\S]*?)^```/m.exec(page)![1]!.trim().split('\n');
    expect(rows.length).toBeGreaterThan(50);
    expect(block.length).toBe(3);
    for (const text of [...rows, ...block]) expect(parseGate(text).text).toBe(text);
  });

  it('says what docs/gates.md shows of errors', () => {
    const page = readFileSync(new URL('../../../docs/gates.md', import.meta.url), 'utf8');
    const shown = [...page.matchAll(/^```text\n(gate not understood[\s\S]*?)\n```/gm)];
    expect(shown.length).toBe(2);
    for (const [, message] of shown) {
      const gate = message!.split('\n')[1]!.trim();
      expect(() => parseGate(gate)).toThrow(expect.objectContaining({ message }));
    }
  });
});
