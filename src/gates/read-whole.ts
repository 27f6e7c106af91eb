import type { Measures } from '../measure/measures.ts';
import type { SecondMeasure } from './meter.ts';
import { kindOf } from './read-series.ts';
import { PLAIN, type Reading } from './reading.ts';

/** Reads a measure over the whole run, what came in after the live window included. */
export function readWhole(measure: SecondMeasure, measures: Measures): Reading {
  const base = { ...PLAIN, ...kindOf(measure) };
  const { sales, generator, seconds } = measures;
  switch (measure.kind) {
    case 'latency':
    case 'errors':
    case 'rate':
    case 'retries': {
      const called = measures.operations.find((one) => one.operation === measure.operation);
      if (called === undefined)
        return { ...base, nothing: `${measure.operation} was never called` };
      return { ...base, ...ofOperation(measure, called, measures.wallSeconds) };
    }
    case 'sales':
      return { ...base, value: sales.done, samples: sales.arrived };
    case 'lostSales':
    case 'lostShare':
    case 'lostValue': {
      const samples = sales.done + sales.lost;
      if (samples === 0) return { ...base, nothing: 'no shopper came to the end of a visit' };
      const { lost, lostMinor } = sales;
      const values = { lostSales: lost, lostShare: lost / samples, lostValue: lostMinor };
      return { ...base, value: values[measure.kind], samples };
    }
    case 'lag':
    case 'debt': {
      const samples = seconds.reduce((sum, { waits }) => sum + waits, 0);
      if (samples === 0) return { ...base, nothing: 'the generator waited for nothing' };
      const value = measure.kind === 'lag' ? generator.lagP99_us : generator.debtShare;
      return { ...base, value, samples };
    }
  }
}

function ofOperation(
  measure: Extract<SecondMeasure, { readonly operation: unknown }>,
  called: Measures['operations'][number],
  wallSeconds: number,
): Pick<Reading, 'value' | 'samples' | 'nothing'> {
  const { operation, issued, answered, failed, retries, errorShare } = called;
  switch (measure.kind) {
    case 'latency': {
      const histogram = called[measure.from];
      const value = histogram.count === 0 ? null : histogram.quantile(measure.quantile);
      const nothing = `no request of ${operation} was answered`;
      return { value, samples: histogram.count, nothing };
    }
    case 'rate': {
      const value = wallSeconds === 0 ? null : issued / wallSeconds;
      return { value, samples: issued, nothing: 'no whole second was recorded' };
    }
    case 'retries':
      return { value: retries / issued, samples: issued, nothing: '' };
    case 'errors': {
      const nothing = `no request of ${operation} came to an end`;
      return { value: errorShare, samples: answered + failed, nothing };
    }
  }
}
