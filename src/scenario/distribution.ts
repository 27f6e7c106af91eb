import type { BakedDistribution } from '../model/distribution.ts';
import { constant, exponential, lognormal, throughQuantiles, uniform } from '../random/bake.ts';
import type { DistributionSpec } from './author.ts';
import { duration_us } from './read.ts';

/** Bakes what an author wrote into a quantile table in microseconds. */
export function bakeSpec(spec: DistributionSpec): BakedDistribution {
  if (typeof spec === 'string') return constant(duration_us(spec));
  if ('uniform' in spec) return uniform(duration_us(spec.uniform[0]), duration_us(spec.uniform[1]));
  if ('exponential' in spec) return exponential(duration_us(spec.exponential));
  if ('lognormal' in spec) {
    return lognormal(duration_us(spec.lognormal.median), duration_us(spec.lognormal.p90));
  }
  return throughQuantiles(quantilePoints(spec.quantiles));
}

/** `{ p50: '80ms', max: '3s' }` as points (probability, microseconds) in rising order. */
export function quantilePoints(
  quantiles: Readonly<Record<string, string>>,
): readonly (readonly [p: number, value: number])[] {
  const probability = (name: string): number =>
    name === 'min' ? 0 : name === 'max' ? 1 : Number(name.slice(1)) / 100;
  return Object.entries({ min: '0s', ...quantiles })
    .map(([name, text]) => [probability(name), duration_us(text)] as const)
    .sort((a, b) => a[0] - b[0]);
}

/** Mean of a baked distribution: the area under its piecewise-linear quantile function. */
export function meanOf({ quantiles }: BakedDistribution): number {
  const ends = ((quantiles[0] ?? 0) + (quantiles.at(-1) ?? 0)) / 2;
  const inner = quantiles.slice(1, -1).reduce((sum, value) => sum + value, 0);
  return quantiles.length < 2 ? ends : (inner + ends) / (quantiles.length - 1);
}
