import type { Scenario } from './author.ts';

/**
 * Names a scenario for the type checker and returns it unchanged; it is validated when loaded,
 * by the same schema as YAML and JSON.
 * @example
 * export default defineScenario({
 *   name: 'corner-shop',
 *   day: { date: '2026-11-27', curve: 'blackFriday' },
 *   live: { from: '15:00', to: '15:10' },
 *   stores: { corner: { count: 1, country: 'ES', language: 'es', tills: 2, shoppersPerDay: 500 } },
 * });
 */
export const defineScenario = (scenario: Scenario): Scenario => scenario;
