import { VirtualDay } from '../../src/engines/virtual/virtual-day.ts';
import type { Observer } from '../../src/kernel/observer.ts';
import type { AuditMeasures } from '../../src/measure/audit/finding.ts';
import { measureAudit } from '../../src/measure/audit/measure-audit.ts';
import { FactLedger } from '../../src/measure/fact-ledger.ts';
import type { Fact, RecordedFact, RunRecord, Tally } from '../../src/model/facts.ts';
import { OPERATIONS } from '../../src/model/operations.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { SecondRecord } from '../../src/model/series.ts';

/** What came of a plan's window in virtual time, second by second. */
export interface OfflineDay {
  /** What was recorded, ordinary baskets folded away. */
  readonly facts: readonly RecordedFact[];
  /** Everything that was noted, basket by basket. */
  readonly noted: readonly Fact[];
  /** Attempts to hand a sale over, in each second of the run. */
  readonly handOvers: readonly number[];
  /** Business instant at which it ended. */
  readonly ended_us: number;
  readonly audit: AuditMeasures;
}

const RECORD = OPERATIONS.indexOf('sales.record');

/** Runs a plan's window in virtual time with a series of single seconds. */
export function offlineDay(plan: Plan): OfflineDay {
  const facts: RecordedFact[] = [];
  const noted: Fact[] = [];
  const seconds: SecondRecord[] = [];
  const sink = {
    fact: (fact: RecordedFact) => facts.push(fact),
    second: (record: SecondRecord) => seconds.push(record),
    flush: () => undefined,
    close: () => undefined,
  };
  const nothing = (): void => undefined;
  const observer: Observer = {
    spawned: nothing,
    awaits: nothing,
    ended: nothing,
    noted: (_, one: Fact | Tally) => {
      if ('fact' in one) noted.push(one);
    },
  };
  const one: Plan = { ...plan, live: { ...plan.live, compression: 1 } };
  const day = new VirtualDay(one, 'run', sink, observer, 1);
  day.advance(one.live.to_us);
  day.close();
  const ledger = new FactLedger();
  for (const fact of facts) ledger.add(fact);
  const issued = (record: SecondRecord): number =>
    record.operations.find(({ op }) => op === RECORD)?.issued ?? 0;
  return {
    facts,
    noted,
    handOvers: seconds.map(issued),
    ended_us: day.kernel.now,
    audit: measureAudit(ledger, one, { command: 'peakday run' } as RunRecord),
  };
}
