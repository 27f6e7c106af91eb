import { type LoadOperation, SERVICES, serviceOf } from '../../model/operations.ts';
import type { WholeScenario } from '../defaults.ts';
import type { Problem } from '../problem.ts';
import { duration_us } from '../read.ts';
import { unless } from './names.ts';

/** What may be answered from memory: it changes nothing. */
const LOOKUPS: readonly LoadOperation[] = ['promotions.lookup'];

/** Client policies: durations that make sense, and caches of nothing but look-ups. */
export function checkPolicies({ policies }: WholeScenario): readonly Problem[] {
  return SERVICES.flatMap((service) => {
    const { timeout, backoff, backoffCap, breaker, cache } = policies[service];
    const path = ['policies', service];
    return [
      ...unless(duration_us(timeout) > 0, [...path, 'timeout'], 'must be above 0'),
      ...unless(
        duration_us(backoffCap) >= duration_us(backoff),
        [...path, 'backoffCap'],
        `is ${backoffCap}, below \`backoff\` (${backoff})`,
      ),
      ...unless(
        breaker === false || duration_us(breaker.openFor) > 0,
        [...path, 'breaker', 'openFor'],
        'must be above 0',
      ),
      ...(cache === false ? [] : (cache.operations ?? [])).flatMap((operation, i) =>
        unless(
          LOOKUPS.includes(operation) && serviceOf(operation) === service,
          [...path, 'cache', 'operations', i],
          `is ${operation}: only look-ups of this service can be kept`,
          `look-ups are ${LOOKUPS.join(', ')}`,
        ),
      ),
    ];
  });
}
