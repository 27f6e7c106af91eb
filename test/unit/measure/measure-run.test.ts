import { describe, expect, it } from 'vitest';
import { measured } from '../../fixtures/measured.ts';
import {
  believableRun,
  emptyRun,
  factAt,
  operationSecond,
  quietSecond,
  type RunFolder,
} from '../../fixtures/run-folder.ts';

const withOperation = (change: Parameters<typeof operationSecond>[2], cpu = 0.3): RunFolder => {
  const run = emptyRun();
  const operations = [operationSecond('support.open', [1_000, 2_000, 3_000], change)];
  const quiet = quietSecond(1);
  run.series['w'] = [{ ...quiet, operations, generator: { ...quiet.generator, cpu } }];
  return run;
};

describe('measureRun', () => {
  it('accounts for every request', () => {
    const { requests, operations, findings } = measured(
      withOperation({
        issued: 7,
        failed: { refused: 1, reset: 1, timeout: 1 },
        cut: 1,
        statuses: { '503': 1 },
      }),
    );
    expect(requests).toEqual({ issued: 7, answered: 3, failed: 3, cut: 1 });
    expect(operations[0]).toMatchObject({ errors: 4, errorShare: 4 / 6 });
    expect(findings).toEqual([]);
  });

  it('finds requests that nobody accounts for', () => {
    const { findings } = measured(withOperation({ issued: 5 }));
    expect(findings).toMatchObject([{ kind: 'requestsUnaccounted', invalidates: true }]);
  });

  it('counts what a killed run had in flight as cut', () => {
    const run = withOperation({ issued: 5 });
    const { ending: _ending, endedAt: _endedAt, ...killed } = run.record;
    const { requests, findings } = measured({ ...run, record: killed });
    expect(requests).toEqual({ issued: 5, answered: 3, failed: 0, cut: 2 });
    expect(findings).toMatchObject([{ kind: 'requestsCutByLoss', invalidates: false }]);
  });

  it('measures the same with workers apart and together', () => {
    const apart = believableRun();
    const together = { ...apart, facts: { all: Object.values(apart.facts).flat().reverse() } };
    const { scheduleHash, sales, issues } = measured(together);
    expect(scheduleHash).toMatch(/^[0-9a-f]{16}$/);
    const parts = measured(apart);
    expect(scheduleHash).toBe(parts.scheduleHash);
    expect(sales).toEqual(parts.sales);
    expect(issues.total).toEqual(parts.issues.total);
  });

  it('knows no schedule when a store never closed', () => {
    const run = emptyRun();
    run.facts['w'] = [factAt(0, { fact: 'store.opened', store: '0001', tills: 4 })];
    expect(measured(run).scheduleHash).toBeNull();
  });

  it('adds doses up and says which fault never bit', () => {
    const faults = measured(believableRun()).faults;
    expect(faults.map(({ id, exercised }) => [id, exercised])).toContainEqual([
      'night-shift-away',
      false,
    ]);
    const run = emptyRun();
    const dose = { fact: 'fault.dose', fault: 'paper-out', requested: 3, injected: 2 } as const;
    run.facts['a'] = [factAt(1, dose)];
    run.facts['b'] = [factAt(1, dose)];
    expect(measured(run).faults[0]).toMatchObject({ requested: 6, injected: 4, exercised: true });
  });

  it('says how often a fault was seen: by clients, else by the stores that noticed trouble', () => {
    const run = emptyRun();
    const [first, second, third] = run.plan.faults.map(({ id }) => id);
    const began = (issue: string, fault = first ?? '') =>
      factAt(1, {
        fact: 'issue.began',
        issue,
        kind: 'receiptNotPrinting',
        store: '0001',
        device: 'p',
        fault,
      });
    const noticed = (issue: string) => factAt(2, { fact: 'issue.noticed', issue, by: 'clerk' });
    const dose = { fact: 'fault.dose', requested: 3, injected: 2 } as const;
    run.facts['a'] = [
      ...[began('a'), noticed('a'), began('b'), noticed('b'), began('c')],
      ...[began('d', second), factAt(3, { ...dose, fault: second ?? '', observed: 7 })],
      factAt(3, { ...dose, fault: third ?? '' }),
    ];
    const seen = new Map(measured(run).faults.map(({ id, observed }) => [id, observed]));
    expect(seen.get(first ?? '')).toBe(2);
    expect(seen.get(second ?? '')).toBe(7);
    expect(seen.get(third ?? '')).toBeNull();
  });
});

describe('the generator', () => {
  it.each([
    ['lag', { lag: [2400, 10] }, 'lag p99'],
    ['debt', { waits: 10, waitsInDebt: 3 }, 'debt'],
    ['a pinned core', { cpu: 0.99 }, 'whole core'],
  ])('is not trusted with %s', (_, change, why) => {
    const run = withOperation({});
    const [only] = run.series['w']!;
    const generated = { ...only!.generator, ...change };
    run.series['w'] = [0, 1, 2].map((second) => ({ ...only!, second, generator: generated }));
    const { generator } = measured(run);
    expect(generator.trustworthy).toBe(false);
    expect(generator.why).toContain(why);
  });

  it('may use its whole core while it warms up', () => {
    const run = withOperation({});
    const [only] = run.series['w']!;
    run.series['w'] = [0.99, 0.98, 0.4].map((cpu, second) => {
      return { ...only!, second, generator: { ...only!.generator, cpu } };
    });
    expect(measured(run).generator.trustworthy).toBe(true);
  });

  it('is trusted when it kept up, and not when it recorded nothing', () => {
    expect(measured(withOperation({})).generator.trustworthy).toBe(true);
    expect(measured(emptyRun()).generator.trustworthy).toBe(false);
  });
});
