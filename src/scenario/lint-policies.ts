import { FAULTS } from '../faults/catalogue.ts';
import { wireMeaning } from '../faults/wire-meaning.ts';
import type { FaultPlan } from '../model/fault-plan.ts';
import { SERVICES, type Service, serviceOf } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { formatDuration } from '../model/units.ts';
import type { Warning } from './lint-warning.ts';
import { overlap_us } from './struck.ts';

/** Attempts a request above which retries multiply an outage (Google SRE, Handling Overload). */
const MOST_ATTEMPTS = 3;

/** Clients that make an outage worse, and time-outs that compression makes unbearable. */
export const lintPolicies = (plan: Plan): readonly Warning[] => [
  ...SERVICES.flatMap((service) => naive(service, plan)),
  ...plan.faults.flatMap((fault) => beyondPatience(fault, plan)),
];

function naive(service: Service, { policies }: Plan): readonly Warning[] {
  const { attempts, jitter } = policies[service];
  const found: Warning[] = [];
  if (attempts > MOST_ATTEMPTS) {
    found.push({
      code: 'many-attempts',
      place: `policies.${service}.attempts`,
      message: `${attempts} attempts a request multiply an outage of ${service}`,
      hint: `${MOST_ATTEMPTS} at most, unless that is what you rehearse`,
    });
  }
  if (jitter === 'none' && attempts > 1) {
    found.push({
      code: 'no-jitter',
      place: `policies.${service}.jitter`,
      message: `retries of ${service} without jitter come all at once after an outage`,
      hint: "jitter: 'full', unless that is what you rehearse",
    });
  }
  return found;
}

/** Time-outs are of the wall clock: compressed, a call that ends by one takes that much longer. */
function beyondPatience(fault: FaultPlan, plan: Plan): readonly Warning[] {
  const { live, policies, shoppers } = plan;
  if (FAULTS[fault.kind].wire === undefined || wireMeaning(fault).ends !== 'timeout') return [];
  if (overlap_us(fault, live) === 0) return [];
  const services = new Set(fault.scope.operations?.map(serviceOf) ?? SERVICES);
  services.delete('support');
  const longest_us = Math.max(
    0,
    ...[...services].map(
      (service) => policies[service].timeoutWall_us * policies[service].attempts,
    ),
  );
  const { quantiles } = shoppers.patience_us;
  const patience_us = quantiles[Math.floor(quantiles.length / 2)] ?? 0;
  const taken_us = longest_us * live.compression;
  if (taken_us <= patience_us) return [];
  return [
    {
      code: 'beyond-patience',
      place: `faults.${fault.id}`,
      message: `a call that times out under '${fault.id}' takes ${formatDuration(taken_us)} of business time at compression ${live.compression}; half of the shoppers wait ${formatDuration(patience_us)}`,
      hint: 'compress less, or shorten the time-outs of the policies',
    },
  ];
}
