/**
 * The library of peakday: what a TypeScript scenario imports.
 * @packageDocumentation
 */
export type { Scenario } from './scenario/author.ts';
export { defineScenario } from './scenario/define-scenario.ts';
