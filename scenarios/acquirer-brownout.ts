import { defineScenario } from 'peakday';

/**
 * A brown-out of one of two acquirers: for three minutes card payments of its stores take ever
 * longer, then for six its terminals decline for technical reasons. Shoppers without cash walk
 * out, the queues behind them grow, and the desk hears of it from every store at once. The other
 * acquirer's stores show what the same quarter of an hour is like without it.
 */
export default defineScenario({
  name: 'acquirer-brownout',
  title: 'Acquirer brown-out, 16 stores, 15 minutes',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:15', compression: 30 },

  stores: {
    red: {
      count: 8,
      country: 'ES',
      language: 'es',
      acquirer: 'red',
      tills: 6,
      shoppersPerDay: 1950,
    },
    blue: {
      count: 8,
      country: 'ES',
      language: 'es',
      acquirer: 'blue',
      tills: 6,
      shoppersPerDay: 1950,
    },
  },
  tills: { ticketPoll: '15s' },
  desk: { teams: { payments: { agents: 6, languages: ['es'] } } },

  faults: {
    slow: {
      kind: 'http/slow',
      start: '15:02',
      end: '15:05',
      latency: { lognormal: { median: '300ms', p90: '900ms' } },
      scope: { acquirers: ['red'], services: ['payments'] },
    },
    declines: {
      kind: 'terminal/declined-technical',
      start: '15:05',
      end: '15:11',
      rate: 0.85,
      scope: { with: 'slow' },
    },
  },

  gates: [
    'p99 of promotions.evaluate < 1s',
    'lost sales < 25%',
    'reported of paymentDeclined >= 50%',
  ],
});
