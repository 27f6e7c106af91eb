import type { RunEnding } from '../../model/facts.ts';
import type { Plan } from '../../model/plan.ts';
import { dealWindow } from '../wall/deal.ts';
import type { ShardReading } from './stream-splitter.ts';

/** How k6 itself ended, where somebody was there to see it. */
export interface InstanceEnd {
  readonly name: string;
  readonly code: number | null;
  readonly signal: string | null;
  /** The last lines of its log. */
  readonly said: string;
}

/**
 * How a run in k6 ended, by what its shards said. A shard without a last word took its stores
 * with it; one that nobody heard of at all did so before it began.
 * @param shards how many there were to be
 */
export function endingOf(
  plan: Plan,
  shards: number,
  heard: ReadonlyMap<number, ShardReading>,
  instances: readonly InstanceEnd[],
  stopped: boolean,
): RunEnding {
  const lost = dealWindow(plan, shards).flatMap((stores, shard) => {
    const reading = heard.get(shard);
    return reading?.end === undefined
      ? [{ stores, at_us: reading?.at_us ?? plan.live.from_us }]
      : [];
  });
  for (const { end } of heard.values()) {
    if (end?.how === 'failed') {
      return { how: 'failed', detail: `${end.code}: ${end.message}`, lost };
    }
  }
  const broken = instances.flatMap(({ name, code, signal, said }) =>
    code === 0 ? [] : [`${name} ended with ${signal ?? `exit code ${code}`}${said && `: ${said}`}`],
  );
  const detail = broken.join('; ');
  if (heard.size === 0) {
    const why = detail === '' ? 'k6 ran to its end and no VU said a word' : detail;
    return { how: 'failed', detail: `PD_K6_FAILED: ${why}`, lost };
  }
  if (lost.length === dealWindow(plan, shards).length) {
    return { how: 'failed', detail: `PD_WORKER_LOST: ${detail || 'no VU came to its end'}`, lost };
  }
  if (stopped) return { how: 'signal', lost };
  return detail === '' ? { how: 'completed', lost } : { how: 'completed', detail, lost };
}
