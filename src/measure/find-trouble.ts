import type { Finding, OperationMeasure, SalesMeasures } from './measures.ts';
import type { RunRecordings } from './read-run.ts';
import type { MergedSecond } from './series-ledger.ts';

/**
 * What does not add up in the recordings. Every request must be accounted for: a violated
 * identity means that something was not recorded, so that no verdict can rest on the run.
 */
export function findTrouble(
  recordings: RunRecordings,
  measured: {
    readonly operations: readonly OperationMeasure[];
    readonly sales: SalesMeasures;
    readonly seconds: readonly MergedSecond[];
    readonly brokenOff: boolean;
  },
): readonly Finding[] {
  const { operations, sales, seconds, brokenOff } = measured;
  const findings: Finding[] = [];
  for (const { operation, issued, answered, failed, cut } of operations) {
    const sum = answered + failed + cut;
    if (issued === sum) continue;
    const parts = `answered ${answered} + failed ${failed} + cut ${cut}`;
    const text = `${operation}: issued ${issued} is not ${parts}`;
    findings.push({ kind: 'requestsUnaccounted', invalidates: true, text });
  }
  if (brokenOff) {
    const text = 'requests in flight when a worker was lost are counted as cut';
    findings.push({ kind: 'requestsCutByLoss', invalidates: false, text });
  }
  const lostInSeries = seconds.reduce((sum, second) => sum + second.lost, 0);
  if (!brokenOff && lostInSeries !== sales.lost) {
    const text = `the series count ${lostInSeries} lost sales, the facts ${sales.lost}`;
    findings.push({ kind: 'salesDiffer', invalidates: false, text });
  }
  if (recordings.torn > 0) {
    const text = `torn lines that were skipped: ${recordings.torn}`;
    findings.push({ kind: 'linesTorn', invalidates: false, text });
  }
  if (recordings.facts.orphans > 0) {
    const text = `${recordings.facts.orphans} facts tell of issues whose beginning is missing`;
    findings.push({ kind: 'factsOrphaned', invalidates: false, text });
  }
  return findings;
}
