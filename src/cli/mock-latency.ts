import type { BakedDistribution } from '../model/distribution.ts';
import { Failure } from '../model/failure.ts';
import { bakeSpec } from '../scenario/distribution.ts';
import { distribution } from '../scenario/schema-parts.ts';

const QUANTILE = /^(min|max|p\d{1,2}(\.\d+)?)=(.+)$/;

/**
 * Reads `20ms`, or percentiles as in `p50=20ms,p90=60ms,p99=200ms`; between them it is linear.
 * @param where as messages name it
 * @throws Failure PD_USAGE
 */
export function readLatency(text: string, where: string): BakedDistribution {
  const parts = text.split(',').map((part) => part.trim());
  const pairs = parts.map((part) => QUANTILE.exec(part));
  const quantiles = pairs.every((pair) => pair !== null)
    ? Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[3] ?? '']))
    : undefined;
  const read = distribution.safeParse(quantiles === undefined ? text : { quantiles });
  const rises = read.success && isRising(bakeSpec(read.data));
  if (read.success && rises) return bakeSpec(read.data);
  const why = read.success ? 'percentiles must not fall' : `${text} is no latency`;
  throw new Failure('PD_USAGE', `${where}: ${why}`, {
    hint: 'write a duration such as 20ms, or percentiles: p50=20ms,p90=60ms,p99=200ms',
  });
}

const isRising = ({ quantiles }: BakedDistribution): boolean =>
  quantiles.every((value, i) => i === 0 || value >= (quantiles[i - 1] ?? 0));
