import type { FaultPlan } from '../../model/fault-plan.ts';
import type { AttemptResult, WireRequest } from '../record/attempt.ts';

/** One service's address as a shard reaches it: the part of an engine that is on the wire. */
export interface Origin {
  /** Attempts that have not ended. */
  readonly inFlight: number;
  /**
   * Sends one attempt; `ended` is called once, inside a turn of the loop, also when time runs out.
   * @param breakage the network fault that strikes it
   */
  send(request: WireRequest, ended: (result: AttemptResult) => void, breakage?: FaultPlan): void;
  /** Ends what is still in flight as cut off, and closes every connection. */
  close(): Promise<void>;
}
