import { defineScenario } from 'peakday';

/**
 * Christmas Eve, the stores close at 17:00, and in the last half hour but one everything comes at
 * once: the latest shoppers, who wait for nobody, paper that has lasted since the morning, an
 * acquirer with trouble of its own, a slow promotion service, tills that freeze. At the desk half
 * of the agents have gone home.
 */
export default defineScenario({
  name: 'christmas-eve-last-hour',
  title: 'The last hour of Christmas Eve, 12 stores',
  day: {
    date: '2026-12-24',
    curve: { '09:00': 0.1, '11:00': 0.3, '13:00': 0.2, '15:00': 0.2, '16:00': 0.2 },
  },
  live: { from: '16:10', to: '16:35', compression: 30 },

  stores: {
    spain: {
      count: 6,
      country: 'ES',
      language: 'es',
      tills: 5,
      closes: '17:00',
      shoppersPerDay: 1250,
    },
    italy: {
      count: 6,
      country: 'IT',
      language: 'it',
      tills: 5,
      tillSystem: 'oracle',
      acquirer: 'red',
      closes: '17:00',
      shoppersPerDay: 1250,
    },
  },
  shoppers: { patience: { lognormal: { median: '4min', p90: '8min' } } },
  control: { share: 0.17 },
  tills: { ticketPoll: '15s' },
  desk: {
    // Nobody has time for a form: stores report by whatever is at hand.
    channels: { phone: {}, chat: {}, email: {}, social: { share: 0.1 }, portal: {} },
    teams: {
      es: { agents: 3, languages: ['es'] },
      it: { agents: 3, languages: ['it'] },
    },
  },

  faults: {
    'gone-home': { kind: 'desk/absence', start: '16:00', end: '17:00', rate: 0.5 },
    'no-paper': { kind: 'printer/paper-out', start: '16:12', end: '16:32', rate: 0.25 },
    acquirer: {
      kind: 'terminal/declined-technical',
      start: '16:15',
      end: '16:25',
      rate: 0.3,
      scope: { acquirers: ['red'] },
    },
    'slow-prices': {
      kind: 'http/slow',
      start: '16:18',
      end: '16:28',
      rate: 0.5,
      latency: { uniform: ['50ms', '400ms'] },
      scope: { services: ['promotions'] },
    },
    frozen: { kind: 'till/freeze', start: '16:12', end: '16:32', rate: 0.01, lasts: '3min' },
    'bad-line': {
      kind: 'net/reset',
      start: '16:20',
      end: '16:30',
      rate: 0.05,
      scope: { share: 0.5 },
    },
  },

  gates: ['p99 of promotions.evaluate < 2s', 'lost sales < 30%'],
});
