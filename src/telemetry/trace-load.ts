import type { Measures } from '../measure/measures.ts';
import { Histogram, type SparseHistogram } from '../model/histogram.ts';
import { OPERATIONS } from '../model/operations.ts';
import type { TraceClock } from './trace-clock.ts';
import { type TraceEvent, trackNames } from './trace-event.ts';

/** Load, shoppers and latency as counter tracks, one point a second. */
export function traceLoad(
  pid: number,
  { seconds }: Measures,
  clock: TraceClock,
): readonly TraceEvent[] {
  return [
    ...trackNames(pid, 'Load', []),
    ...seconds.flatMap((second): readonly TraceEvent[] => {
      const ts = clock.at(second.at_us);
      const { span_s, issued, errors, arrived, planned, done, lost, queueing } = second;
      const counter = (name: string, args: Readonly<Record<string, number>>): TraceEvent => ({
        ph: 'C',
        name,
        pid,
        ts,
        args,
      });
      const rate = (count: number): number => count / span_s;
      return [
        counter('requests per second', { issued: rate(issued), errors: rate(errors) }),
        counter('shoppers per second', { planned: rate(planned), arrived: rate(arrived) }),
        counter('sales per second', { done: rate(done), lost: rate(lost) }),
        counter('shoppers queueing', { queueing }),
        ...[...second.intended].flatMap(([op, sparse]) => latency(op, sparse, counter)),
      ];
    }),
  ];
}

function latency(
  op: number,
  sparse: SparseHistogram,
  counter: (name: string, args: Readonly<Record<string, number>>) => TraceEvent,
): readonly TraceEvent[] {
  const operation = OPERATIONS[op];
  if (operation === undefined || sparse.length === 0) return [];
  const calls = new Histogram().add(sparse);
  const p99 = calls.quantile(0.99) / 1e3;
  return [counter(`${operation} p99 wall ms`, { p99 })];
}
