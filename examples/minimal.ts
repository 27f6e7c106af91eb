import { defineScenario } from 'peakday';

/** The least a scenario can say: a day, a window, one store. Everything else has a default. */
export default defineScenario({
  name: 'minimal',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:10', compression: 60 },
  stores: {
    corner: { count: 1, country: 'ES', language: 'es', tills: 3, shoppersPerDay: 950 },
  },
});
