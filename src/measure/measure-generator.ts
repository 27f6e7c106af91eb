import type { RunEnding } from '../model/facts.ts';
import { formatDuration, significant } from '../model/units.ts';
import type { GeneratorMeasure } from './measures.ts';
import type { SeriesLedger, WorkerLoad } from './series-ledger.ts';

/** Beyond these the generator, not the services, may have shaped what was measured. */
const GENERATOR_LIMITS = {
  lagP99_us: 100_000,
  debtShare: 0.2,
  /** Share of a worker's seconds with its core above 95 %... */
  pinned: 0.1,
  /** ...and how many of them at least: warming up takes the first one whole. */
  pinnedSeconds: 3,
} as const;

/** Whether the generator kept up: its lag, its debt, its cores, and that no worker was lost. */
export function measureGenerator(series: SeriesLedger, lost: RunEnding['lost']): GeneratorMeasure {
  const lagP99_us = series.lag.count === 0 ? 0 : series.lag.quantile(0.99);
  const debtShare = series.waits === 0 ? 0 : series.waitsInDebt / series.waits;
  const reasons = limits(lagP99_us, debtShare, series.workers, lost);
  const seconds = series.workers.reduce((sum, worker) => sum + worker.seconds, 0);
  if (seconds === 0) reasons.push('no second of it was recorded');
  return {
    lagP99_us,
    debtShare,
    workers: series.workers,
    trustworthy: reasons.length === 0,
    why:
      reasons.length === 0
        ? `it kept up: lag p99 ${formatDuration(lagP99_us)}, ${percent(debtShare)} of waits in debt`
        : reasons.join('; '),
  };
}

function limits(
  lagP99_us: number,
  debtShare: number,
  workers: readonly WorkerLoad[],
  lost: RunEnding['lost'],
): string[] {
  const reasons: string[] = [];
  if (lagP99_us > GENERATOR_LIMITS.lagP99_us) {
    reasons.push(`lag p99 ${formatDuration(lagP99_us)} is above 100 ms`);
  }
  if (debtShare > GENERATOR_LIMITS.debtShare) {
    reasons.push(`${percent(debtShare)} of waits were in latency debt, above 20 %`);
  }
  for (const { worker, seconds, pinned } of workers) {
    const most = Math.max(GENERATOR_LIMITS.pinned * seconds, GENERATOR_LIMITS.pinnedSeconds - 1);
    if (pinned > most) {
      reasons.push(`worker ${worker} used its whole core for ${pinned} of ${seconds} s`);
    }
  }
  const stores = lost.reduce((sum, part) => sum + part.stores.length, 0);
  if (lost.length > 0) reasons.push(`a worker was lost with ${stores} stores`);
  return reasons;
}

const percent = (share: number): string => `${significant(share * 100)} %`;
