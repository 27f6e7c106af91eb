import { describe, expect, it } from 'vitest';
import { checkRun } from '../../../src/gates/check-run.ts';
import { judge } from '../../../src/gates/judge.ts';
import { verdictOf } from '../../../src/gates/verdict.ts';
import type { Measures } from '../../../src/measure/measures.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun, factAt, operationSecond, quietSecond } from '../../fixtures/run-folder.ts';

/** Ten calls of 1 to 10 ms in one second, three issues of which one is resolved after 4 minutes. */
function run(change: { lag?: number[]; ending?: 'signal' } = {}): Measures {
  const folder = emptyRun();
  const latencies = Array.from({ length: 10 }, (_, i) => (i + 1) * 1_000);
  const operations = [
    operationSecond('promotions.evaluate', latencies, { statuses: { '500': 1 } }),
  ];
  const quiet = quietSecond(1);
  const sales = {
    ...quiet.sales,
    arrived: 10,
    done: 9,
    doneMinor: 9_000,
    lost: 1,
    lostMinor: 1_000,
  };
  const generator = { ...quiet.generator, lag: change.lag ?? [] };
  folder.series['w'] = [{ ...quiet, operations, sales, generator }];
  const at = { store: '0001', device: 'p', fault: null, kind: 'receiptNotPrinting' } as const;
  folder.facts['w'] = [
    ...['a', 'b', 'c'].map((issue) => factAt(1, { fact: 'issue.began', issue, ...at })),
    factAt(5, { fact: 'issue.verified', issue: 'a' }),
    factAt(2, {
      fact: 'sale.lost',
      store: '0001',
      till: null,
      cause: 'queueTooLong',
      issue: null,
      valueMinor: 1_000,
    }),
    factAt(11, { fact: 'store.opened', store: '0001', tills: 4 }),
  ];
  if (change.ending) folder.record = { ...folder.record, ending: { how: 'signal', lost: [] } };
  return measured(folder);
}
const one = (gate: string, measures = run()) => judge([gate], measures)[0]!;

describe('judge', () => {
  it.each([
    ['p50 of promotions.evaluate < 6ms', 'pass'],
    ['p90 of promotions.evaluate < 6ms', 'fail'],
    ['errors of promotions.evaluate <= 10%', 'pass'],
    ['errors of promotions.evaluate < 10%', 'fail'],
    ['rate of promotions.evaluate >= 10/s', 'pass'],
    ['rate of promotions.evaluate > 10/s', 'fail'],
    ['sales >= 9', 'pass'],
    ['sales > 9', 'fail'],
    ['lost sales < 10%', 'fail'],
    ['lost sales <= 10%', 'pass'],
    ['lost sales < 1', 'fail'],
    ['lost value <= 10', 'pass'],
    ['lost value < 10', 'fail'],
    ['p30 time to resolve <= 4min', 'pass'],
    ['p30 time to resolve < 4min', 'fail'],
    ['reported >= 50%', 'fail'],
  ])('%s: %s', (gate, verdict) => {
    expect(one(gate).verdict).toBe(verdict);
  });

  it('is inconclusive about an operation that was never called', () => {
    expect(one('p99 of payments.reverse < 1s')).toMatchObject({
      verdict: 'inconclusive',
      measured: null,
      samples: 0,
      clock: 'wall',
      why: 'payments.reverse was never called',
    });
  });

  it('is inconclusive about what no issue came to', () => {
    expect(one('reopened < 10%').verdict).toBe('inconclusive');
    expect(one('p50 time to verify < 1h').verdict).toBe('inconclusive');
    expect(one('p50 time to resolve of paymentDeclined < 1h').verdict).toBe('inconclusive');
  });

  it('is inconclusive about a percentile not reached, and fails where it is late already', () => {
    expect(one('p90 time to resolve <= 30min')).toMatchObject({
      verdict: 'inconclusive',
      measured: null,
      why: 'not reached: later than 10 min',
    });
    expect(one('p90 time to resolve <= 9min').verdict).toBe('fail');
    expect(one('p90 time to resolve <= 10min').verdict).toBe('inconclusive');
  });

  it('leaves latency and rate open when the generator may have shaped them', () => {
    const lagging = run({ lag: [2400, 10] });
    expect(one('p50 of promotions.evaluate < 1ms', lagging).verdict).toBe('inconclusive');
    expect(one('rate of promotions.evaluate > 1/s', lagging).verdict).toBe('inconclusive');
    expect(one('lost sales < 1%', lagging).verdict).toBe('fail');
  });

  it('gives figures in base units with their clock', () => {
    expect(one('p99 of promotions.evaluate from service < 1s')).toEqual({
      gate: 'p99 of promotions.evaluate from service < 1s',
      verdict: 'pass',
      measured: 10_047,
      limit: 1_000_000,
      comparison: '<',
      unit: 'us',
      clock: 'wall',
      samples: 10,
      why: 'within the limit',
    });
    expect(one('lost value < 11')).toMatchObject({ measured: 1_000, limit: 1_100, unit: 'minor' });
  });
});

describe('verdictOf', () => {
  const of = (gates: readonly string[], measures = run()) =>
    verdictOf(judge(gates, measures), checkRun(measures), 'EUR');
  const [good, bad, open] = ['sales >= 9', 'sales > 9', 'p99 of payments.reverse < 1s'];

  it('passes without gates, and says so', () => {
    expect(of([])).toEqual({ verdict: 'pass', why: expect.stringContaining('No gates') });
  });

  it('fails before it is inconclusive, and is inconclusive before it passes', () => {
    expect(of([good!, bad!, open!])).toEqual({
      verdict: 'fail',
      why: '1 of 3 gates failed: sales > 9 (measured 9); 1 could not be decided.',
    });
    expect(of([good!, open!]).verdict).toBe('inconclusive');
    expect(of([good!]).verdict).toBe('pass');
  });

  it('is inconclusive when the run was cut short or its generator lagged', () => {
    expect(of([good!], run({ ending: 'signal' }))).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('signal'),
    });
    expect(of([], run({ lag: [2400, 10] })).verdict).toBe('inconclusive');
  });
});
