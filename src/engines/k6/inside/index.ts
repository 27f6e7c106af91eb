export { defineBinding } from '../../../services/define-binding.ts';
export type { Rehearsal, RehearsalOptions, RehearsalSetup } from './rehearsal.ts';
export { rehearsal } from './rehearsal.ts';
