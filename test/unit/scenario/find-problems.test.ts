import { describe, expect, it } from 'vitest';
import { findProblems } from '../../../src/scenario/find-problems.ts';
import { formatPath } from '../../../src/scenario/problem.ts';
import { FULL, MINIMAL } from './scenarios.ts';

const fault = (spec: object): object => ({ ...FULL, faults: { broken: spec } });
const window = { start: '15:01', duration: '5min' };

describe('findProblems', () => {
  it('finds nothing wrong with valid scenarios', () => {
    expect(findProblems(MINIMAL)).toEqual([]);
    expect(findProblems(FULL)).toEqual([]);
  });

  // What was written, the path blamed, a part of the message, a part of the hint.
  const cases: readonly (readonly [unknown, string, string, string?])[] = [
    [
      { ...MINIMAL, live: { ...MINIMAL.live, compresion: 3 } },
      'live.compresion',
      'unknown key',
      'did you mean `compression`?',
    ],
    [{ ...MINIMAL, zzz: 1 }, 'zzz', 'unknown key `zzz`', 'name, title, seed'],
    [{ ...MINIMAL, live: { from: '15:00', to: '15:00' } }, 'live.to', 'not after `live.from`'],
    [{ ...MINIMAL, live: { from: '25:00', to: '15:00' } }, 'live.from', 'expected a time of day'],
    [{ ...MINIMAL, live: { from: '03:00', to: '04:00' } }, 'live.from', 'no store is open'],
    [
      { ...MINIMAL, day: { date: '2026-02-30', curve: 'blackFriday' } },
      'day.date',
      'expected a date',
    ],
    [
      { ...MINIMAL, day: { date: '2026-11-27', curve: { '08:30': 1 } } },
      'day.curve.08:30',
      'a full hour',
    ],
    [
      { ...MINIMAL, day: { date: '2026-11-27', curve: { '03:00': 1 } } },
      'stores.street.opens',
      'sends nobody',
    ],
    [{ ...MINIMAL, stores: {} }, 'stores', 'at least one class'],
    [
      {
        ...MINIMAL,
        stores: { a: { ...MINIMAL.stores['street'], opens: '10:00', closes: '09:00' } },
      },
      'stores.a.closes',
      'not after `opens`',
    ],
    [
      { ...MINIMAL, stores: { a: { ...MINIMAL.stores['street'], language: 'ess' } } },
      'stores.a.language',
      'expected one of es, ca',
      'did you mean `es`?',
    ],
    [
      { ...MINIMAL, stores: { a: { ...MINIMAL.stores['street'], count: undefined } } },
      'stores.a.count',
      'is missing',
    ],
    [
      { ...MINIMAL, shoppers: { cardShare: 1.2 } },
      'shoppers.cardShare',
      'expected a share from 0 to 1, got 1.2',
    ],
    [{ ...MINIMAL, shoppers: { patience: '7 moons' } }, 'shoppers.patience', 'expected a duration'],
    [
      { ...MINIMAL, shoppers: { patience: { lognormal: { median: '7min', p80: '9min' } } } },
      'shoppers.patience.lognormal.p80',
      'unknown key',
      'did you mean `p90`?',
    ],
    [
      { ...MINIMAL, shoppers: { patience: { lognormal: { median: '7min', p90: '5min' } } } },
      'shoppers.patience.lognormal.p90',
      'not above the median',
    ],
    [
      { ...MINIMAL, tills: { perItem: { uniform: ['3s', '2s'] } } },
      'tills.perItem.uniform',
      'is from 3s down to 2s',
    ],
    [
      { ...MINIMAL, tills: { printing: { quantiles: { p50: '2s' } } } },
      'tills.printing.quantiles',
      'need `max`',
    ],
    [
      { ...MINIMAL, tills: { printing: { quantiles: { p50: '4s', max: '3s' } } } },
      'tills.printing.quantiles',
      'must rise',
    ],
    [{ ...MINIMAL, tills: { heartbeat: '0s' } }, 'tills.heartbeat', 'above 0'],
    [
      {
        ...MINIMAL,
        desk: { teams: { night: { agents: 1, languages: ['es'], shift: '22:00-06:00' } } },
      },
      'desk.teams.night.shift',
      'ends before it starts',
      'two teams',
    ],
    [
      { ...MINIMAL, policies: { support: { backoff: '9s' } } },
      'policies.support.backoffCap',
      'below `backoff`',
    ],
    [
      { ...MINIMAL, policies: { support: { attempts: 11 } } },
      'policies.support.attempts',
      'from 1 to 10',
    ],
    [
      { ...MINIMAL, targets: { support: { url: 'ftp://x.test' } } },
      'targets.support.url',
      'base URL',
    ],
    [
      { ...MINIMAL, targets: { support: { url: 'https://me:secret@x.test' } } },
      'targets.support.url',
      'must not hold',
    ],
    [
      { ...MINIMAL, promotions: { x: { kind: 'percent', value: 120 } } },
      'promotions.x.value',
      '0 to 100',
    ],
    [
      { ...MINIMAL, promotions: { x: { kind: 'percnt', value: 12 } } },
      'promotions.x.kind',
      'expected one of',
      'did you mean `percent`?',
    ],
    [
      { ...MINIMAL, promotions: { x: { kind: 'amount', value: 1.005 } } },
      'promotions.x.value',
      'two decimals',
    ],
    [
      { ...MINIMAL, promotions: { x: { kind: 'multiBuy', buy: 2, pay: 2 } } },
      'promotions.x.pay',
      'below `buy`',
    ],
    [
      { ...MINIMAL, promotions: { x: { kind: 'percent', value: 1, categories: ['shrits'] } } },
      'promotions.x.categories[0]',
      "no category 'shrits'",
      'shirts',
    ],
    [
      { ...MINIMAL, promotions: { x: { kind: 'percent', value: 1, coupon: 'BF' } } },
      'promotions.x.coupon',
      "no coupon 'BF'",
    ],
    [
      { ...MINIMAL, promotions: { x: { kind: 'percent', value: 1, from: '15:00', to: '14:00' } } },
      'promotions.x.to',
      'not after `from`',
    ],
    [fault({ kind: 'printer/offline', start: '15:00' }), 'faults.broken', 'has no end', 'duration'],
    [
      fault({ kind: 'printer/offline', ...window, end: '16:00' }),
      'faults.broken.end',
      'both given',
    ],
    [
      fault({ kind: 'printer/offline', start: '15:00', end: '14:00' }),
      'faults.broken.end',
      'not after `start`',
    ],
    [
      fault({ kind: 'printer/offline', start: '23:00', duration: '2h' }),
      'faults.broken.duration',
      'beyond midnight',
    ],
    [
      fault({ kind: 'printer/ofline', ...window }),
      'faults.broken.kind',
      'expected one of',
      'did you mean `printer/offline`?',
    ],
    [
      fault({ kind: 'printer/offline', ...window, rate: 0.1, first: 3 }),
      'faults.broken.first',
      'both given',
    ],
    [
      fault({ kind: 'printer/offline', ...window, first: 3, per: 'till' }),
      'faults.broken.per',
      'goes with `rate`',
    ],
    [
      fault({ kind: 'printer/offline', ...window, per: 'request' }),
      'faults.broken.per',
      'expected one of till, basket',
    ],
    [fault({ kind: 'http/status', ...window }), 'faults.broken.status', 'is missing'],
    [
      fault({ kind: 'http/status', ...window, stauts: 500 }),
      'faults.broken.stauts',
      'unknown key',
      'did you mean `status`?',
    ],
    [
      fault({ kind: 'http/throttle', ...window, quotaPerSecond: 5, retryAfter: '1500ms' }),
      'faults.broken.retryAfter',
      'whole seconds',
    ],
    [
      fault({ kind: 'promo/late-start', ...window, promotion: 'twnty' }),
      'faults.broken.promotion',
      "no promotion 'twnty'",
      'did you mean `twenty`?',
    ],
    [
      fault({ kind: 'net/reset', ...window, scope: { operations: ['promotions.evaluat'] } }),
      'faults.broken.scope.operations[0]',
      'expected one of',
      'promotions.evaluate',
    ],
    [
      fault({ kind: 'net/reset', ...window, scope: { stores: [417] } }),
      'faults.broken.scope.stores[0]',
      'four digits in quotes',
    ],
    [
      fault({ kind: 'net/reset', ...window, scope: { stores: ['9999'] } }),
      'faults.broken.scope.stores[0]',
      "no store '9999'",
    ],
    [
      fault({ kind: 'net/reset', ...window, scope: { classes: ['steet'] } }),
      'faults.broken.scope.classes[0]',
      'no store class',
      'street',
    ],
    [
      fault({ kind: 'net/reset', ...window, scope: { regions: ['nroth'] } }),
      'faults.broken.scope.regions[0]',
      'no region',
      'north',
    ],
    [
      fault({ kind: 'net/reset', ...window, scope: { countries: ['FR'] } }),
      'faults.broken.scope.countries[0]',
      'no country',
    ],
    [
      fault({ kind: 'net/reset', ...window, scope: { classes: ['mall'], regions: ['north'] } }),
      'faults.broken.scope',
      'no store at all',
    ],
    [
      fault({ kind: 'desk/absence', ...window, scope: { teams: ['ess'] } }),
      'faults.broken.scope.teams[0]',
      'no team',
      'es',
    ],
  ];

  it.each(cases)('%# blames the path', (document, path, message, hint) => {
    const [first, ...others] = findProblems(document);
    expect(first && formatPath(first.path)).toBe(path);
    expect(first?.message).toContain(message);
    if (hint) expect(first?.hint).toContain(hint);
    // A misspelt key is also a missing one; nothing else may follow a single mistake.
    expect(others.every((other) => other.message.includes('is missing'))).toBe(true);
  });

  it('names unknown keys before anything else', () => {
    const { count: _, ...store } = MINIMAL.stores['street']!;
    const found = findProblems({ ...MINIMAL, stores: { street: { ...store, cuont: 3 } } });
    expect(found.map((problem) => problem.message)).toEqual([
      'unknown key `stores.street.cuont`',
      '`stores.street.count` is missing: expected a whole number from 1 to 9999',
    ]);
  });

  it.each([[null], [3], ['text'], [[]]])('refuses %j as a whole', (document) => {
    expect(findProblems(document)[0]?.message).toContain('expected a group of keys');
  });
});
