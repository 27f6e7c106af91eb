import type { Scenario } from './author.ts';
import { checkDesk } from './checks/check-desk.ts';
import { checkDistributions } from './checks/check-distributions.ts';
import { checkFaults } from './checks/check-faults.ts';
import { checkPolicies } from './checks/check-policies.ts';
import { checkPromotions } from './checks/check-promotions.ts';
import { checkShop } from './checks/check-shop.ts';
import { checkTargets } from './checks/check-targets.ts';
import { checkTimes } from './checks/check-times.ts';
import { withDefaults } from './defaults.ts';
import type { Problem } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';

/** Everything wrong with a document that should be a scenario: first its shape, then its sense. */
export function findProblems(document: unknown): readonly Problem[] {
  const shape = schemaProblems(document);
  if (shape.length > 0) return shape;
  const scenario = withDefaults(document as Scenario);
  return [
    checkTimes,
    checkPolicies,
    checkDesk,
    checkDistributions,
    checkPromotions,
    checkFaults,
    checkShop,
    checkTargets,
  ].flatMap((check) => check(scenario));
}
