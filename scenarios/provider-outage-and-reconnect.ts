import { defineScenario } from 'peakday';

/**
 * The network provider of two thirds of the stores is gone for seven minutes of the afternoon.
 * Those stores price by their own lists, take small card payments at their own risk, and keep
 * their sales. What counts is afterwards: every sale must reach head office exactly once, and not
 * all at the same instant. Try `--set policies.preset=naive` to see the herd.
 */
export default defineScenario({
  name: 'provider-outage-and-reconnect',
  title: 'A network provider fails for seven minutes, 60 stores',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:24', compression: 24 },

  stores: {
    'street-es': {
      count: 25,
      country: 'ES',
      language: 'es',
      provider: 'north-line',
      tills: 6,
      shoppersPerDay: 1700,
    },
    'street-it': {
      count: 15,
      country: 'IT',
      language: 'it',
      provider: 'north-line',
      tills: 6,
      tillSystem: 'cegid',
      shoppersPerDay: 1700,
    },
    'street-fr': {
      count: 20,
      country: 'FR',
      language: 'fr',
      provider: 'south-line',
      tills: 6,
      shoppersPerDay: 1700,
    },
  },

  desk: {
    teams: {
      es: { agents: 4, languages: ['es'] },
      rest: { agents: 6, languages: ['it', 'fr'] },
    },
  },

  promotions: {
    'autumn-shoes': {
      kind: 'percent',
      value: 20,
      categories: ['shoes'],
      advertised: true,
      priority: 10,
    },
  },

  policies: {
    sales: { flushRate: 0.25, flushSpread: '1min' },
    offline: { cardLimit: 60 },
  },

  faults: {
    'north-line-down': {
      kind: 'net/partition',
      start: '15:05',
      duration: '7min',
      scope: { providers: ['north-line'] },
    },
  },

  gates: ['lost sales < 10%', 'p99 of sales.record < 2s'],
});
