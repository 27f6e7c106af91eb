import type { Measures } from '../measure/measures.ts';

/** The time axis of a trace: wall microseconds since the run's start. */
export interface TraceClock {
  /** Of a business instant; nothing lies before the run's start or after its end. */
  readonly at: (business_us: number) => number;
  /** A business instant as people say it: `15:42:10`. */
  readonly words: (business_us: number) => string;
}

/** A live run's clock is compressed; of a virtual day, both clocks are the same. */
export function traceClock({ record, plan, until_us }: Measures): TraceClock {
  const { from_us, compression } = plan.live;
  const pace = record.engine === 'virtual' ? 1 : compression;
  const wall = (business_us: number): number => Math.round((business_us - from_us) / pace);
  return {
    at: (business_us) => Math.max(0, Math.min(wall(business_us), wall(until_us))),
    words,
  };
}

function words(business_us: number): string {
  const seconds = Math.floor(business_us / 1e6);
  const two = (value: number): string => String(value).padStart(2, '0');
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':');
}
