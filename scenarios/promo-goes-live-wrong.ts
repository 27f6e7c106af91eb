import { defineScenario } from 'peakday';

/**
 * A flash promotion goes live at 15:00 and goes wrong in two ways at once. In France the service
 * does not know of it for ten minutes, so that nobody gets it. In Italy, where tills price by
 * themselves, a third of them still have yesterday's rules: the same shoes cost one price at one
 * till and another at the next, and shoppers who know the poster complain.
 */
export default defineScenario({
  name: 'promo-goes-live-wrong',
  title: 'A promotion goes live wrong, 15 stores, 15 minutes',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '14:58', to: '15:13', compression: 30 },

  stores: {
    france: { count: 5, country: 'FR', language: 'fr', tills: 6, shoppersPerDay: 1950 },
    italy: {
      count: 5,
      country: 'IT',
      language: 'it',
      tills: 6,
      tillSystem: 'oracle',
      shoppersPerDay: 1950,
    },
    spain: { count: 5, country: 'ES', language: 'es', tills: 6, shoppersPerDay: 1950 },
  },
  tills: { ticketPoll: '15s' },
  desk: {
    teams: {
      fr: { agents: 4, languages: ['fr'] },
      rest: { agents: 4, languages: ['it', 'es'] },
    },
  },

  promotions: {
    'flash-shoes': {
      kind: 'percent',
      value: 40,
      categories: ['shoes'],
      from: '15:00',
      advertised: true,
    },
    'three-for-two': { kind: 'multiBuy', buy: 3, pay: 2, categories: ['accessories'] },
  },

  faults: {
    'late-in-france': {
      kind: 'promo/late-start',
      promotion: 'flash-shoes',
      start: '15:00',
      end: '15:10',
      scope: { countries: ['FR'] },
    },
    'stale-in-italy': {
      kind: 'promo/stale-catalogue',
      start: '15:00',
      end: '15:12',
      rate: 0.34,
      age: '15h',
      scope: { countries: ['IT'] },
    },
  },

  gates: ['p99 of promotions.evaluate < 1s', 'lost sales < 20%'],
});
