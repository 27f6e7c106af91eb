import type { IssueCounts, Measures, OperationMeasure } from '../measure/measures.ts';
import type { IssueKind } from '../model/ticket.ts';
import { formatDuration } from '../model/units.ts';
import { survivalQuantile } from '../stats/survival-quantile.ts';
import type { GateMeasure } from './gate.ts';

/** What a gate's measure is in a run. */
export interface Reading {
  /** In the base of the gate's unit; null when it could not be measured. */
  readonly value: number | null;
  /** A lower bound where there is no value: a percentile not reached is later than this. */
  readonly atLeast: number | null;
  readonly samples: number;
  readonly clock: 'wall' | 'business' | null;
  /** Why there is no value. */
  readonly nothing: string;
  /** Whether a generator that lagged could have shaped it. */
  readonly needsGenerator: boolean;
}

const PLAIN = { atLeast: null, clock: null, nothing: '', needsGenerator: false } as const;

/** Looks a gate's measure up. */
export function reading(measure: GateMeasure, measures: Measures): Reading {
  switch (measure.kind) {
    case 'latency':
    case 'errors':
    case 'rate': {
      const called = measures.operations.find((one) => one.operation === measure.operation);
      if (called !== undefined) return ofOperation(measure, called, measures.wallSeconds);
      const clock = measure.kind === 'errors' ? null : 'wall';
      const nothing = `${measure.operation} was never called`;
      return { ...PLAIN, clock, value: null, samples: 0, nothing };
    }
    case 'sales':
      return { ...PLAIN, value: measures.sales.done, samples: measures.sales.arrived };
    case 'lostSales':
    case 'lostShare':
    case 'lostValue':
      return ofLostSales(measure.kind, measures);
    case 'issueTime':
      return ofIssueTime(measure, measures);
    case 'reopened': {
      const { reopened, resolved } = countsOf(measures, measure.issue);
      return shareOf(reopened, resolved, `no issue${ofKind(measure.issue)} was resolved`);
    }
    case 'reported': {
      const { reported, began } = countsOf(measures, measure.issue);
      return shareOf(reported, began, `no issue${ofKind(measure.issue)} began`);
    }
  }
}

function ofOperation(
  measure: Extract<GateMeasure, { readonly operation: unknown }>,
  called: OperationMeasure,
  wallSeconds: number,
): Reading {
  const timed = { ...PLAIN, clock: 'wall', needsGenerator: true } as const;
  if (measure.kind === 'latency') {
    const histogram = called[measure.from];
    const value = histogram.count === 0 ? null : histogram.quantile(measure.quantile);
    const nothing = `no request of ${called.operation} was answered`;
    return { ...timed, value, samples: histogram.count, nothing };
  }
  if (measure.kind === 'rate') {
    const value = wallSeconds === 0 ? null : called.issued / wallSeconds;
    return { ...timed, value, samples: called.issued, nothing: 'no whole second was recorded' };
  }
  const nothing = `no request of ${called.operation} came to an end`;
  const samples = called.answered + called.failed;
  return { ...PLAIN, value: called.errorShare, samples, nothing };
}

function ofLostSales(kind: 'lostSales' | 'lostShare' | 'lostValue', measures: Measures): Reading {
  const { done, lost, lostMinor } = measures.sales;
  const samples = done + lost;
  if (samples === 0) {
    return { ...PLAIN, value: null, samples, nothing: 'no shopper came to the end of a visit' };
  }
  const values = { lostSales: lost, lostShare: lost / samples, lostValue: lostMinor };
  return { ...PLAIN, value: values[kind], samples };
}

function ofIssueTime(
  measure: Extract<GateMeasure, { readonly kind: 'issueTime' }>,
  measures: Measures,
): Reading {
  const { all, byKind } = measures.issues.stages[measure.stage];
  const curve = measure.issue === null ? all : byKind[measure.issue];
  const timed = { ...PLAIN, clock: 'business', samples: curve.n } as const;
  if (curve.n === 0) {
    const nothing = `no issue${ofKind(measure.issue)} came so far`;
    return { ...timed, value: null, nothing };
  }
  const value = survivalQuantile(curve, measure.quantile);
  const nothing = `not reached: later than ${formatDuration(curve.longest)}`;
  return { ...timed, value, atLeast: value === null ? curve.longest : null, nothing };
}

const countsOf = (measures: Measures, kind: IssueKind | null): Readonly<IssueCounts> =>
  kind === null ? measures.issues.total : measures.issues.byKind[kind];

const shareOf = (part: number, whole: number, nothing: string): Reading => ({
  ...PLAIN,
  value: whole === 0 ? null : part / whole,
  samples: whole,
  nothing,
});

const ofKind = (kind: IssueKind | null): string => (kind === null ? '' : ` of ${kind}`);
