import type { DistributionSpec } from '../author.ts';
import type { WholeScenario } from '../defaults.ts';
import { quantilePoints } from '../distribution.ts';
import type { KeyPath, Problem } from '../problem.ts';
import { duration_us } from '../read.ts';
import { unless } from './names.ts';

/** Every distribution of a scenario: parameters in order, and such that it can be drawn. */
export function checkDistributions(scenario: WholeScenario): readonly Problem[] {
  const { tills } = scenario;
  const listed: readonly (readonly [KeyPath, DistributionSpec])[] = [
    [['shoppers', 'patience'], scenario.shoppers.patience],
    [['shoppers', 'pickUpAfter'], scenario.shoppers.pickUpAfter],
    ...(scenario.webShop?.patience === undefined
      ? []
      : [[['webShop', 'patience'], scenario.webShop.patience] as const]),
    ...Object.entries(scenario.campaigns).map(
      ([id, { delay }]) => [['campaigns', id, 'delay'], delay] as const,
    ),
    [['tills', 'perCustomer'], tills.perCustomer],
    [['tills', 'perItem'], tills.perItem],
    [['tills', 'cardDialogue'], tills.cardDialogue],
    [['tills', 'printing'], tills.printing],
    [['tills', 'clerkTries'], tills.clerkTries],
    ...Object.entries(scenario.people).map(([key, spec]) => [['people', key], spec] as const),
    ...Object.entries(scenario.desk.handle).map(
      ([kind, spec]) => [['desk', 'handle', kind], spec] as const,
    ),
    ...Object.entries(scenario.faults).flatMap(([id, fault]) =>
      'latency' in fault ? [[['faults', id, 'latency'], fault.latency] as const] : [],
    ),
  ];
  return listed.flatMap(([path, spec]) => check(path, spec));
}

function check(path: KeyPath, spec: DistributionSpec): readonly Problem[] {
  if (typeof spec === 'string') return [];
  if ('uniform' in spec) {
    const [low, high] = spec.uniform;
    const ordered = duration_us(low) <= duration_us(high);
    return unless(ordered, [...path, 'uniform'], `is from ${low} down to ${high}`);
  }
  if ('exponential' in spec) {
    return unless(duration_us(spec.exponential) > 0, [...path, 'exponential'], 'must be above 0');
  }
  if ('lognormal' in spec) {
    const { median, p90 } = spec.lognormal;
    return [
      ...unless(duration_us(median) > 0, [...path, 'lognormal', 'median'], 'must be above 0'),
      ...unless(
        duration_us(p90) > duration_us(median),
        [...path, 'lognormal', 'p90'],
        `is ${p90}, not above the median (${median})`,
      ),
    ];
  }
  const points = quantilePoints(spec.quantiles);
  const rising = points.every(([, value], i) => i === 0 || value >= (points[i - 1]?.[1] ?? 0));
  return [
    ...unless('max' in spec.quantiles, [...path, 'quantiles'], 'need `max`, the highest value'),
    ...unless(rising, [...path, 'quantiles'], 'must rise from min to max'),
  ];
}
