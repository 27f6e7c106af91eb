import type { FaultOrder } from '../model/fault-order.ts';
import type { Section } from './board.ts';
import type { Outcome } from './messages.ts';

/** What a page shows: a run, or mock systems. */
export interface Subject {
  /** Looks at it and draws it. */
  readonly look: () => Promise<readonly Section[]>;
  /** Starts or heals a fault. Says why not, or undefined when it is under way. */
  readonly order: (order: FaultOrder) => Promise<string | undefined>;
  readonly phase: (text: string) => void;
  readonly orderable: (faults: readonly string[]) => void;
  readonly stopping: () => void;
  readonly end: (outcome: Outcome | undefined) => void;
}
