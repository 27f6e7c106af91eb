import type { Outcomes } from '../payments/outcome-table.ts';
import type { DeviceFaults } from '../wire/faults/device-faults.ts';
import type { Agenda } from './agenda.ts';
import type { GiftCards } from './gift-cards.ts';
import type { ErrorCondition, EventNotice } from './nexo.ts';
import type { Timing } from './timing.ts';
import type { Transaction } from './transaction.ts';
import type { TransactionLog } from './transaction-log.ts';

/** What all terminals of a park share. */
export interface Surroundings {
  readonly agenda: Agenda;
  readonly timing: Timing;
  readonly outcomes: Outcomes;
  readonly log: TransactionLog;
  readonly gifts: GiftCards;
  readonly faults: DeviceFaults;
  /** Whether a till must log in before its first dialogue. */
  readonly loginRequired: boolean;
  /** What a terminal says when its host does not answer in time. */
  readonly hostTimeout: Extract<ErrorCondition, 'UnreachableHost' | 'Communication timeout'>;
  /** What terminals tell on their own account. */
  readonly emit: ((notice: EventNotice) => void) | undefined;
  /** Every transaction, once, when it ended. */
  readonly settled: ((transaction: Transaction) => void) | undefined;
}
