import type { LoadOperation } from '../../model/operations.ts';
import type { ClientPolicy } from '../../model/policy-plan.ts';
import type { RetryBudget } from '../../services/retry.ts';
import type { OperationTally } from '../record/operation-tally.ts';

/** What all calls of one operation share, looked up once for each call. */
export interface Lane {
  readonly operation: LoadOperation;
  readonly policy: ClientPolicy;
  /** Its service's. */
  readonly budget: RetryBudget;
  readonly tally: OperationTally;
  /** Attempts that have not ended. */
  underWay: number;
}
