import type { Scenario } from '../../../src/scenario/author.ts';

/** The least valid scenario, for tests to change. */
export const MINIMAL: Scenario = {
  name: 'minimal',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:10' },
  stores: {
    street: { count: 3, country: 'ES', language: 'es', tills: 4, shoppersPerDay: 1000 },
  },
};

/** Three classes, one fault of every kind, a promotion of every kind. */
export const FULL: Scenario = {
  ...MINIMAL,
  name: 'full',
  stores: {
    street: {
      count: 10,
      country: 'ES',
      language: 'es',
      region: 'north',
      tills: 4,
      shoppersPerDay: 1000,
    },
    mall: {
      count: 4,
      country: 'ES',
      language: 'ca',
      region: 'east',
      tills: 9,
      shoppersPerDay: 3000,
    },
    corso: {
      count: 6,
      country: 'IT',
      language: 'it',
      tills: 5,
      shoppersPerDay: 1500,
      opens: '10:00',
      closes: '20:00',
    },
  },
  desk: {
    teams: {
      es: { agents: 4, languages: ['es', 'ca'], shift: '08:00-23:00' },
      it: { agents: 2, languages: ['it'], tillSystems: ['headless', 'oracle'] },
    },
  },
  promotions: {
    twenty: { kind: 'percent', value: 20, categories: ['shirts'], advertised: true, from: '15:00' },
    tenner: { kind: 'amount', value: 10, coupon: 'BF10', minAmount: 59.95 },
    price: { kind: 'fixedPrice', value: 14.95, classes: ['mall'] },
    member: { kind: 'loyaltyPrice', value: 19.9, loyaltyOnly: true },
    trio: { kind: 'multiBuy', buy: 3, pay: 2 },
    big: { kind: 'threshold', value: 5, threshold: 150 },
  },
  coupons: { BF10: { limit: 500 } },
  faults: {
    latency: {
      kind: 'net/latency',
      start: '15:01',
      duration: '1min',
      latency: { quantiles: { p50: '60ms', max: '400ms' } },
      scope: { operations: ['promotions.evaluate'] },
    },
    refuse: { kind: 'net/refuse', start: '15:01', duration: '1min', every: 5 },
    reset: {
      kind: 'net/reset',
      start: '15:01',
      duration: '1min',
      first: 2,
      scope: { stores: ['0001'] },
    },
    status: {
      kind: 'http/status',
      start: '15:02',
      end: '15:03',
      status: 503,
      retryAfter: '2s',
      rate: 0.2,
    },
    slow: { kind: 'http/slow', start: '15:02', duration: '30s', latency: '100ms' },
    throttle: { kind: 'http/throttle', start: '15:02', duration: '30s', quotaPerSecond: 50 },
    paper: {
      kind: 'printer/paper-out',
      start: '15:01',
      duration: '5min',
      rate: 0.5,
      scope: { classes: ['street'], share: 0.5 },
    },
    offline: {
      kind: 'printer/offline',
      start: '15:01',
      duration: '5min',
      rate: 0.1,
      per: 'basket',
    },
    acquirer: {
      kind: 'terminal/declined-technical',
      start: '15:06',
      duration: '2min',
      rate: 0.3,
      scope: { regions: ['north'] },
    },
    late: {
      kind: 'promo/late-start',
      promotion: 'twenty',
      start: '15:00',
      duration: '5min',
      scope: { countries: ['IT'] },
    },
    absence: {
      kind: 'desk/absence',
      start: '15:00',
      duration: '5min',
      rate: 0.5,
      scope: { teams: ['es'] },
    },
  },
};
