import { defineScenario } from 'peakday';

/**
 * A quarter of an hour of a Black Friday afternoon, 480 fashion stores, ten times compressed: 90
 * wall seconds; then the whole day in virtual time, from midnight on, as the web shop sells around
 * the clock. The day's curve is constructed to fit published peaks; shares and rates of trouble are
 * assumptions, and so are those of what shoppers do besides buying: about 1 in 100 brings something
 * back, as many fetch what they ordered, a few split what they pay. Stores are sized so that tills
 * are busy 60 to 85 % of the time in calm.
 */
export default defineScenario({
  name: 'black-friday',
  title: 'Black Friday, 15:00 to 15:15, 480 stores',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:15', compression: 10 },

  stores: {
    'street-es': {
      count: 160,
      country: 'ES',
      language: 'es',
      region: 'north',
      tills: 7,
      shoppersPerDay: 2275,
    },
    'mall-es': {
      count: 60,
      country: 'ES',
      language: 'es',
      region: 'south',
      tills: 10,
      shoppersPerDay: 3250,
    },
    'street-ca': {
      count: 40,
      country: 'ES',
      language: 'ca',
      region: 'east',
      tills: 6,
      shoppersPerDay: 1950,
    },
    'street-it': {
      count: 90,
      country: 'IT',
      language: 'it',
      region: 'italy',
      tills: 6,
      tillSystem: 'oracle',
      shoppersPerDay: 1950,
    },
    'street-fr': {
      count: 80,
      country: 'FR',
      language: 'fr',
      region: 'france',
      tills: 6,
      tillSystem: 'cegid',
      shoppersPerDay: 1950,
    },
    'street-ie': {
      count: 50,
      country: 'IE',
      language: 'en',
      region: 'ireland',
      tills: 6,
      tillSystem: 'microsoft',
      shoppersPerDay: 1950,
    },
  },

  webShop: { ordersPerDay: 40_000, language: 'es', country: 'ES' },
  campaigns: {
    'go-live': { kind: 'goLive', at: '00:00', reach: 400_000, response: 0.01, webShare: 1 },
    'evening-push': { kind: 'push', at: '18:00', reach: 500_000, response: 0.02, coupon: 'BF10' },
  },

  desk: {
    teams: {
      es: { agents: 14, languages: ['es', 'ca'], shift: '08:00-23:00' },
      it: { agents: 8, languages: ['it'], shift: '08:00-23:00' },
      fr: { agents: 12, languages: ['fr'], shift: '08:00-23:00' },
      en: { agents: 8, languages: ['en', 'es'], shift: '08:00-23:00' },
    },
    handle: {
      receiptNotPrinting: { lognormal: { median: '150s', p90: '4min' } },
      discountNotApplied: { lognormal: { median: '2min', p90: '3min' } },
      paymentDeclined: { lognormal: { median: '150s', p90: '4min' } },
    },
  },

  promotions: {
    'bf-outerwear': {
      kind: 'percent',
      value: 20,
      categories: ['outerwear'],
      advertised: true,
      priority: 10,
    },
    'flash-shoes': {
      kind: 'percent',
      value: 30,
      categories: ['shoes'],
      from: '15:00',
      to: '17:00',
      advertised: true,
      priority: 20,
    },
    'three-for-two': { kind: 'multiBuy', buy: 3, pay: 2, categories: ['accessories'] },
    'members-dress': {
      kind: 'loyaltyPrice',
      value: 29.95,
      categories: ['dresses'],
      loyaltyOnly: true,
    },
    'big-basket': { kind: 'threshold', threshold: 150, value: 5, priority: -10 },
    'bf-coupon': { kind: 'amount', value: 10, coupon: 'BF10', minAmount: 60, priority: -20 },
  },
  coupons: { BF10: { limit: 2000, perCustomer: 1 } },

  faults: {
    'flash-late': {
      kind: 'promo/late-start',
      promotion: 'flash-shoes',
      start: '15:00',
      end: '15:12',
      scope: { regions: ['france'], share: 0.4 },
    },
    'printers-north': {
      kind: 'printer/offline',
      start: '15:01',
      duration: '11min',
      rate: 0.06,
      scope: { regions: ['north'], share: 0.5 },
    },
    'paper-italy': {
      kind: 'printer/paper-out',
      start: '15:02',
      duration: '10min',
      rate: 0.05,
      scope: { regions: ['italy'], share: 0.5 },
    },
    acquirer: {
      kind: 'terminal/declined-technical',
      start: '15:03',
      duration: '9min',
      rate: 0.08,
      per: 'till',
      scope: { regions: ['east', 'ireland'], share: 0.6 },
    },
    'slow-line': {
      kind: 'net/latency',
      start: '15:06',
      duration: '2min',
      rate: 0.3,
      latency: { quantiles: { p50: '60ms', p90: '150ms', max: '400ms' } },
      scope: { regions: ['italy'] },
    },
    // Outside the live window: these are met in virtual time only.
    'paper-morning': {
      kind: 'printer/paper-out',
      start: '10:30',
      duration: '2h',
      rate: 0.04,
      scope: { regions: ['north', 'france'], share: 0.6 },
    },
    'acquirer-evening': {
      kind: 'terminal/declined-technical',
      start: '17:30',
      duration: '45min',
      rate: 0.05,
      per: 'till',
      scope: { share: 0.5 },
    },
    throttle: {
      kind: 'http/throttle',
      start: '15:10',
      duration: '1min',
      quotaPerSecond: 20,
      scope: { operations: ['support.heartbeat'] },
    },
  },

  gates: [
    'p99 of promotions.evaluate < 1s',
    'p99 of payments.authorise < 1s',
    'errors of promotions.evaluate < 1%',
    'errors of payments.authorise < 1%',
    'sales >= 20000',
    'lost sales < 5%',
    'p50 time to resolve <= 15min',
    'lost sales < 1% over the day',
    'p90 time to resolve <= 30min over the day',
  ],
});
