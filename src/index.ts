/**
 * The library of peakday: what a TypeScript scenario and a binding of one's own import.
 * @packageDocumentation
 */
export type { Scenario } from './scenario/author.ts';
export { defineScenario } from './scenario/define-scenario.ts';
export type {
  Binding,
  BindingContext,
  DialogueEnd,
  HttpAnswer,
  HttpRequest,
  OperationDialogue,
  OperationMapping,
  Read,
} from './services/binding.ts';
export { defineBinding } from './services/define-binding.ts';
