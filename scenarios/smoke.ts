import { defineScenario } from 'peakday';

/**
 * The quickest whole rehearsal: twelve stores, eight business minutes in eight wall seconds, all
 * three kinds of issue. People are quicker than in life, so that issues can be seen through; who
 * orders from home comes for it at once.
 */
export default defineScenario({
  name: 'smoke',
  title: 'Smoke test: 12 stores, 8 seconds',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:08', compression: 60, drain: '2s' },

  stores: {
    es: { count: 5, country: 'ES', language: 'es', tills: 6, shoppersPerDay: 1950 },
    fr: {
      count: 4,
      country: 'FR',
      language: 'fr',
      tills: 6,
      tillSystem: 'cegid',
      shoppersPerDay: 1950,
    },
    en: {
      count: 3,
      country: 'IE',
      language: 'en',
      tills: 6,
      tillSystem: 'microsoft',
      shoppersPerDay: 1950,
    },
  },

  shoppers: { pickUpAfter: { uniform: ['30s', '2min'] } },
  tills: { clerkTries: { uniform: ['15s', '25s'] }, ticketPoll: '10s' },
  people: { notices: { uniform: ['5s', '20s'] }, answers: { uniform: ['10s', '30s'] } },
  desk: {
    teams: {
      es: { agents: 4, languages: ['es'] },
      rest: { agents: 5, languages: ['fr', 'en'] },
    },
    handle: {
      receiptNotPrinting: { uniform: ['40s', '80s'] },
      discountNotApplied: { uniform: ['30s', '60s'] },
      paymentDeclined: { uniform: ['40s', '80s'] },
    },
  },

  promotions: {
    'flash-shoes': {
      kind: 'percent',
      value: 30,
      categories: ['shoes'],
      from: '15:00',
      advertised: true,
    },
    'three-for-two': { kind: 'multiBuy', buy: 3, pay: 2, categories: ['accessories'] },
    'bf-coupon': { kind: 'amount', value: 10, coupon: 'BF10', minAmount: 60 },
  },
  coupons: { BF10: { limit: 50 } },

  faults: {
    'flash-late': {
      kind: 'promo/late-start',
      promotion: 'flash-shoes',
      start: '15:00',
      end: '15:07',
      scope: { regions: ['fr'] },
    },
    'paper-out': {
      kind: 'printer/paper-out',
      start: '15:00',
      duration: '7min',
      rate: 0.25,
      scope: { regions: ['es'] },
    },
    acquirer: {
      kind: 'terminal/declined-technical',
      start: '15:00',
      duration: '7min',
      rate: 0.3,
      per: 'till',
      scope: { regions: ['en'] },
    },
  },

  gates: [
    'p99 of promotions.evaluate < 1s',
    'errors of promotions.evaluate < 1%',
    'sales >= 100',
    'lost sales < 25%',
  ],
});
