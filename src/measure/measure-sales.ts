import type { FactLedger, Tally } from './fact-ledger.ts';
import type { IssueRecord, SalesMeasures, Stage } from './measures.ts';
import type { MergedSecond } from './series-ledger.ts';
import { stageAt } from './stage-at.ts';

/** Sales done from the series; lost and abnormal ones from the facts, which say why. */
export function measureSales(
  seconds: readonly MergedSecond[],
  facts: FactLedger,
  issues: readonly IssueRecord[],
): SalesMeasures {
  const sum = (pick: (second: MergedSecond) => number): number =>
    seconds.reduce((total, second) => total + pick(second), 0);
  const lost = [...facts.lost.values()];
  const lostCount = lost.reduce((total, tally) => total + tally.count, 0);
  const arrived = sum((second) => second.arrived);
  const done = sum((second) => second.done);
  return {
    arrived,
    done,
    doneMinor: sum((second) => second.doneMinor),
    lost: lostCount,
    lostMinor: lost.reduce((total, tally) => total + tally.valueMinor, 0),
    openAtEnd: Math.max(0, arrived - done - lostCount),
    byCause: inOrder(facts.lost),
    byStage: inOrder(lostByStage(facts, issues)),
    abnormal: inOrder(facts.abnormal),
    losses: [...facts.losses].sort(
      (a, b) => a.at_us - b.at_us || compareText(a.store, b.store) || a.valueMinor - b.valueMinor,
    ),
  };
}

function lostByStage(facts: FactLedger, issues: readonly IssueRecord[]): Map<Stage, Tally> {
  const known = new Map(issues.map((record) => [record.issue, record]));
  const stages = new Map<Stage, Tally>();
  for (const sale of facts.blamed) {
    const record = known.get(sale.issue ?? '');
    if (record === undefined) continue;
    const stage = stageAt(record, sale.at_us);
    const tally = stages.get(stage) ?? { count: 0, valueMinor: 0 };
    tally.count++;
    tally.valueMinor += sale.valueMinor;
    stages.set(stage, tally);
  }
  return stages;
}

/** By name, so that equal runs give equal bytes whichever fact came first. */
const inOrder = <K extends string>(tallies: ReadonlyMap<K, Tally>): Partial<Record<K, Tally>> =>
  Object.fromEntries([...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) as Partial<
    Record<K, Tally>
  >;

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);
