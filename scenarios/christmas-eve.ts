import { defineScenario } from 'peakday';

/**
 * The late morning of Christmas Eve: stores close early, the peak is steeper than on Black Friday
 * and shoppers wait less. The day's curve is constructed to fit the published peak of Belgium in
 * 2016 (11:42); shares and rates of trouble are assumptions, and so is what shoppers do besides
 * buying: now and then a return, an order fetched, a payment in two tenders.
 */
export default defineScenario({
  name: 'christmas-eve',
  title: 'Christmas Eve, 10:30 to 10:50, 240 stores',
  day: { date: '2026-12-24', curve: 'christmasEve' },
  live: { from: '10:30', to: '10:50', compression: 10 },

  stores: {
    'street-es': {
      count: 120,
      country: 'ES',
      language: 'es',
      region: 'spain',
      tills: 7,
      opens: '08:00',
      closes: '17:00',
      shoppersPerDay: 2020,
    },
    'street-it': {
      count: 60,
      country: 'IT',
      language: 'it',
      region: 'italy',
      tills: 6,
      tillSystem: 'oracle',
      opens: '08:00',
      closes: '17:00',
      shoppersPerDay: 1730,
    },
    'street-fr': {
      count: 60,
      country: 'FR',
      language: 'fr',
      region: 'france',
      tills: 6,
      tillSystem: 'cegid',
      opens: '08:00',
      closes: '17:00',
      shoppersPerDay: 1730,
    },
  },
  shoppers: { patience: { lognormal: { median: '6min', p90: '11min' } } },

  desk: {
    teams: {
      es: { agents: 10, languages: ['es'], shift: '07:00-18:00' },
      it: { agents: 7, languages: ['it'], shift: '07:00-18:00' },
      fr: { agents: 7, languages: ['fr'], shift: '07:00-18:00' },
    },
    handle: {
      receiptNotPrinting: { lognormal: { median: '3min', p90: '4min' } },
      discountNotApplied: { lognormal: { median: '2min', p90: '3min' } },
      paymentDeclined: { lognormal: { median: '3min', p90: '4min' } },
    },
  },

  promotions: {
    'gift-knit': {
      kind: 'percent',
      value: 15,
      categories: ['outerwear'],
      advertised: true,
      priority: 10,
    },
    'last-minute': {
      kind: 'percent',
      value: 25,
      categories: ['accessories'],
      from: '10:30',
      advertised: true,
      priority: 20,
    },
    'two-dresses': { kind: 'multiBuy', buy: 2, pay: 1, categories: ['dresses'] },
    'eve-coupon': { kind: 'amount', value: 5, coupon: 'EVE5', minAmount: 40 },
  },
  coupons: { EVE5: { limit: 1000 } },

  faults: {
    'last-minute-late': {
      kind: 'promo/late-start',
      promotion: 'last-minute',
      start: '10:30',
      end: '10:46',
      scope: { regions: ['italy'], share: 0.3 },
    },
    'printers-spain': {
      kind: 'printer/paper-out',
      start: '10:31',
      duration: '15min',
      rate: 0.05,
      scope: { regions: ['spain'], share: 0.5 },
    },
    acquirer: {
      kind: 'terminal/declined-technical',
      start: '10:33',
      duration: '13min',
      rate: 0.08,
      per: 'till',
      scope: { regions: ['france'], share: 0.6 },
    },
    'slow-pricing': {
      kind: 'http/slow',
      start: '10:40',
      duration: '2min',
      rate: 0.5,
      latency: { uniform: ['20ms', '120ms'] },
      scope: { operations: ['promotions.evaluate'] },
    },
  },

  gates: [
    'p99 of promotions.evaluate < 1s',
    'p99 of payments.authorise < 1s',
    'errors of promotions.evaluate < 1%',
    'lost sales < 5%',
    'p50 time to resolve <= 15min',
  ],
});
