import type { RunSink } from '../../src/engines/record/run-recorder.ts';
import { VirtualDay } from '../../src/engines/virtual/virtual-day.ts';
import type { RecordedFact } from '../../src/model/facts.ts';
import { type LoadOperation, OPERATIONS } from '../../src/model/operations.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { OperationSecond, SecondRecord } from '../../src/model/series.ts';

/** Everything a virtual day recorded. */
export interface RecordedDay {
  readonly facts: readonly RecordedFact[];
  readonly seconds: readonly SecondRecord[];
  /** One operation's records of the window; what settles and is asked after it is left out. */
  of(operation: LoadOperation): readonly OperationSecond[];
}

/** Runs a plan's window on the virtual engine and keeps all it records. */
export function recordDay(plan: Plan): RecordedDay {
  const facts: RecordedFact[] = [];
  const seconds: SecondRecord[] = [];
  const sink: RunSink = {
    fact: (fact) => facts.push(fact),
    second: (record) => seconds.push(record),
    flush: () => undefined,
    close: () => undefined,
  };
  const day = new VirtualDay(plan, 'run', sink);
  day.advance(plan.live.to_us);
  day.close();
  return {
    facts,
    seconds,
    of: (operation) =>
      seconds
        .filter(({ second }) => second * 1e6 < plan.live.to_us - plan.live.from_us)
        .flatMap(({ operations }) => operations.filter(({ op }) => OPERATIONS[op] === operation)),
  };
}
