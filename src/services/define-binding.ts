import type { Binding } from './binding.ts';

/**
 * Names a binding for the type checker and returns it unchanged: one TypeScript file with it as
 * the default export makes the fleet speak to an API of one's own.
 * @example
 * export default defineBinding({
 *   name: 'my-desk',
 *   services: ['support'],
 *   auth: ['bearer'],
 *   operations: { 'support.get': { request: ..., read: ... } },
 * });
 */
export const defineBinding = (binding: Binding): Binding => binding;
