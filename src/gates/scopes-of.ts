import type { GateMeasure } from './gate.ts';

/** How a measure can be narrowed. */
export interface Scopes {
  /** To some stores: what comes from facts, which name their store. */
  readonly place: boolean;
  /** To part of the day. */
  readonly time: boolean;
  /** To each stretch of it: what comes from the series of seconds. */
  readonly stretch: boolean;
}

/** What is kept of a measure: by the second, by store, or as a whole. */
export function scopesOf(measure: GateMeasure): Scopes {
  switch (measure.kind) {
    case 'latency':
    case 'errors':
    case 'rate':
    case 'retries':
    case 'sales':
    case 'lag':
    case 'debt':
      return { place: false, time: true, stretch: true };
    case 'lostShare':
      return { place: false, time: true, stretch: measure.issue === null };
    case 'lostSales':
    case 'lostValue':
      return { place: true, time: true, stretch: measure.issue === null };
    case 'issueTime':
    case 'issueShare':
    case 'issues':
    case 'reopened':
    case 'reported':
    case 'findings':
      return { place: true, time: true, stretch: false };
    case 'recovery':
      return { place: false, time: false, stretch: false };
  }
}
