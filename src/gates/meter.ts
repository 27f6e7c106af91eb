import type { MergedSecond } from '../measure/series-ledger.ts';
import { Histogram, type SparseHistogram } from '../model/histogram.ts';
import { type LoadOperation, OPERATIONS } from '../model/operations.ts';
import type { GateMeasure } from './gate.ts';

/** Measures that every second tells of. */
export type SecondMeasure = Extract<
  GateMeasure,
  {
    readonly kind:
      | 'latency'
      | 'errors'
      | 'rate'
      | 'retries'
      | 'sales'
      | 'lostSales'
      | 'lostShare'
      | 'lostValue'
      | 'lag'
      | 'debt';
  }
>;

/** What a meter shows; null where nothing was there to measure. */
export interface Shown {
  readonly value: number | null;
  readonly samples: number;
}

/** A measure over the seconds that are in it just now. */
export interface Meter {
  /** @param times 1 puts a second in, -1 takes one out that is in */
  readonly add: (second: MergedSecond, times: 1 | -1) => void;
  readonly show: () => Shown;
}

/** An empty meter of a measure. */
export function meterOf(measure: SecondMeasure): Meter {
  switch (measure.kind) {
    case 'latency': {
      const op = OPERATIONS.indexOf(measure.operation);
      return percentile(measure.quantile, (second) => second[measure.from].get(op) ?? []);
    }
    case 'lag':
      return percentile(0.99, ({ lag }) => lag);
    case 'errors': {
      const ended = byOperation(measure.operation, ({ ended }) => ended);
      return share(
        (second) => ended(second)?.errors ?? 0,
        (second) => ended(second)?.count ?? 0,
      );
    }
    case 'retries': {
      const sent = byOperation(measure.operation, ({ sent }) => sent);
      return share(
        (second) => sent(second)?.retries ?? 0,
        (second) => sent(second)?.count ?? 0,
      );
    }
    case 'rate': {
      const sent = byOperation(measure.operation, ({ sent }) => sent);
      return sums([(second) => sent(second)?.count ?? 0, ({ span_s }) => span_s], ([calls, s]) => ({
        value: ratio(calls, s),
        samples: calls,
      }));
    }
    case 'debt':
      return share(
        ({ waitsInDebt }) => waitsInDebt,
        ({ waits }) => waits,
      );
    case 'sales':
      return sums([({ done }) => done, ({ arrived }) => arrived], ([value, samples]) => ({
        value,
        samples,
      }));
    case 'lostShare':
      return share(
        ({ lost }) => lost,
        ({ lost, done }) => lost + done,
      );
    case 'lostSales':
      return sums([({ lost }) => lost, ({ done }) => done], ([value, done]) => ({
        value,
        samples: value + done,
      }));
    case 'lostValue':
      return sums(
        [({ lostMinor }) => lostMinor, ({ lost, done }) => lost + done],
        ([value, samples]) => ({
          value,
          samples,
        }),
      );
  }
}

function percentile(quantile: number, of: (second: MergedSecond) => SparseHistogram): Meter {
  const histogram = new Histogram();
  return {
    add: (second, times) => {
      const sparse = of(second);
      histogram.add(times === 1 ? sparse : sparse.map((n, i) => (i % 2 === 0 ? n : -n)));
    },
    show: () => {
      const { count } = histogram;
      return { value: count === 0 ? null : histogram.quantile(quantile), samples: count };
    },
  };
}

type Pick = (second: MergedSecond) => number;

function sums(
  [first, second]: readonly [Pick, Pick],
  shown: (sums: readonly [number, number]) => Shown,
): Meter {
  let [a, b] = [0, 0];
  return {
    add: (one, times) => {
      a += times * first(one);
      b += times * second(one);
    },
    show: () => shown([a, b]),
  };
}

const share = (part: Pick, whole: Pick): Meter =>
  sums([part, whole], ([some, all]) => ({ value: ratio(some, all), samples: all }));

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function byOperation<T>(
  operation: LoadOperation,
  map: (second: MergedSecond) => ReadonlyMap<number, T>,
): (second: MergedSecond) => T | undefined {
  const op = OPERATIONS.indexOf(operation);
  return (second) => map(second).get(op);
}
