import { defineScenario } from 'peakday';

/**
 * The support black hole: for ten minutes every new ticket in Italian is accepted, and nobody ever
 * looks at it. Stores wait, terminals stay dead, no error is seen anywhere: the calls all succeed.
 * The audit has to find exactly those tickets as never acknowledged. All others, in Italian too,
 * are worked off by 15:30. Half a business hour in a minute of wall time.
 */
export default defineScenario({
  name: 'support-black-hole',
  title: 'Support black hole: tickets in Italian are swallowed',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:30', compression: 30 },

  stores: {
    es: { count: 6, country: 'ES', language: 'es', tills: 5, shoppersPerDay: 1500 },
    it: { count: 6, country: 'IT', language: 'it', tills: 5, shoppersPerDay: 1500 },
    fr: { count: 4, country: 'FR', language: 'fr', tills: 5, shoppersPerDay: 1500 },
  },

  tills: { clerkTries: { uniform: ['15s', '40s'] }, ticketPoll: '15s', heartbeat: '24h' },
  people: { answers: { uniform: ['20s', '60s'] } },
  desk: {
    teams: {
      es: { agents: 8, languages: ['es'] },
      it: { agents: 8, languages: ['it'] },
      fr: { agents: 6, languages: ['fr'] },
    },
    handle: { paymentDeclined: { uniform: ['60s', '2min'] } },
  },

  // Nothing heals by itself: a terminal declines every card until the desk has answered.
  faults: {
    'terminals-down': {
      kind: 'terminal/declined-technical',
      start: '15:01',
      end: '15:30',
      rate: 0.5,
      per: 'till',
    },
    'terminals-down-again': {
      kind: 'terminal/declined-technical',
      start: '15:11',
      end: '15:30',
      rate: 0.6,
      per: 'till',
    },
    'black-hole': {
      kind: 'desk/black-hole',
      start: '15:00',
      end: '15:10',
      scope: { teams: ['it'] },
    },
  },

  // The services answer well throughout; only the last gate sees what the stores live through.
  gates: [
    'p99 of support.open < 1s',
    'errors of support.open < 1%',
    'sales >= 200',
    'p90 time to acknowledge <= 5min',
  ],
});
