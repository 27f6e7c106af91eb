import type { Plan } from '../model/plan.ts';
import { lint } from '../scenario/lint.ts';
import type { Warning } from '../scenario/lint-warning.ts';
import { lintGates } from './lint-gates.ts';

/** What in a valid plan will not do what its author means, its gates included. */
export const warningsOf = (plan: Plan): readonly Warning[] => [...lint(plan), ...lintGates(plan)];

/** Warnings for people: code and place, what will happen, what to do. Empty without any. */
export const formatWarnings = (warnings: readonly Warning[]): string =>
  warnings
    .map(
      ({ code, place, message, hint }) =>
        `\nwarning ${code} at ${place}\n  ${message}\n  hint: ${hint}\n`,
    )
    .join('');
