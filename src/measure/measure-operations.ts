import { OPERATIONS } from '../model/operations.ts';
import type { OperationMeasure, RequestAccount } from './measures.ts';
import type { OperationTotals } from './series-ledger.ts';

/**
 * Totals of every operation that was called.
 * @param brokenOff the run, or a worker of it, was killed: what it had in flight has no line of
 *   its own, so that what is missing counts as cut
 */
export function measureOperations(
  totals: readonly OperationTotals[],
  brokenOff: boolean,
): readonly OperationMeasure[] {
  return OPERATIONS.flatMap((operation, op) => {
    const total = totals[op];
    if (total === undefined || total.issued === 0) return [];
    const { issued, answered, retries, statuses, service, intended } = total;
    const failed = total.refused + total.reset + total.timeout;
    const cut = brokenOff ? Math.max(total.cut, issued - answered - failed) : total.cut;
    const nonSuccess = Object.values(statuses).reduce((sum, count) => sum + count, 0);
    const errors = failed + total.malformed + nonSuccess;
    const errorShare = answered + failed === 0 ? null : errors / (answered + failed);
    const account = { issued, answered, failed, cut };
    return [{ operation, ...account, retries, statuses, errors, errorShare, service, intended }];
  });
}

/** Adds up the accounts of all operations. */
export function sumRequests(operations: readonly RequestAccount[]): RequestAccount {
  const sum = { issued: 0, answered: 0, failed: 0, cut: 0 };
  for (const one of operations) {
    sum.issued += one.issued;
    sum.answered += one.answered;
    sum.failed += one.failed;
    sum.cut += one.cut;
  }
  return sum;
}
