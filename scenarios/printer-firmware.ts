import { defineScenario } from 'peakday';

/**
 * New printer firmware rolls out to a fifth of the tills of one till system, and to another fifth
 * five minutes later, although the first tills already jam: their cutters stop with an error.
 * Where it does not jam it prints four times slower. A tenth of the stores is left out of the
 * roll-out, as every roll-out should have it, and is what the rest is compared with.
 */
export default defineScenario({
  name: 'printer-firmware',
  title: 'Printer firmware rolls out, 20 stores, 15 minutes',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:15', compression: 30 },

  stores: {
    mall: {
      count: 10,
      country: 'IE',
      language: 'en',
      tills: 6,
      tillSystem: 'microsoft',
      shoppersPerDay: 1950,
    },
    street: { count: 10, country: 'IE', language: 'en', tills: 6, shoppersPerDay: 1950 },
  },
  control: { share: 0.1 },
  tills: { ticketPoll: '15s' },
  desk: { teams: { en: { agents: 6, languages: ['en'] } } },

  faults: {
    'first-wave': {
      kind: 'printer/cutter-error',
      start: '15:01',
      end: '15:12',
      rate: 0.2,
      scope: { tillSystems: ['microsoft'] },
    },
    'second-wave': {
      kind: 'printer/cutter-error',
      start: '15:06',
      end: '15:12',
      rate: 0.2,
      scope: { with: 'first-wave' },
    },
    slower: {
      kind: 'printer/slow',
      start: '15:01',
      end: '15:12',
      rate: 0.4,
      scope: { with: 'first-wave' },
    },
  },

  gates: ['lost sales < 15%', 'reported of receiptNotPrinting >= 50%'],
});
