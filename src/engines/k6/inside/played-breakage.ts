import { wireMeaning } from '../../../faults/wire-meaning.ts';
import type { FaultPlan } from '../../../model/fault-plan.ts';
import { brokenAnswer, FAILING_US, requestDelay } from '../../broken-wire.ts';
import type { AttemptResult, WireRequest } from '../../record/attempt.ts';

/** What a broken attempt is played with. */
export interface Stage {
  readonly request: WireRequest;
  /** Does something after a wall delay. */
  after(delay_us: number, action: () => void): void;
  /** Really sends the request. */
  ask(limit_us: number, heard: (result: AttemptResult) => void): void;
  /** Ends the attempt: with the answer that came all the same, or as the fault makes it end. */
  over(end: 'refused' | 'reset' | 'timeout' | AttemptResult): void;
}

/**
 * Plays a network fault with a client whose sockets nobody can break: k6's. What reaches the
 * service, when the till hears of it and how, is as on a broken wire; what the service sees of the
 * connection is not.
 */
export function playBreakage(fault: FaultPlan, { request, after, ask, over }: Stage): void {
  const { ends, reaches } = wireMeaning(fault);
  const limit_us = request.timeoutWall_us;
  if (!reaches && ends !== 'late') {
    after(ends === 'timeout' ? limit_us : FAILING_US, () => over(ends));
    return;
  }
  const there_us = requestDelay(fault, request.body?.length ?? 0);
  if (there_us >= limit_us) {
    after(limit_us, () => over('timeout'));
    return;
  }
  const heard = (result: AttemptResult): void => {
    if (result.end !== 'answered') {
      over(result);
      return;
    }
    const { end, added_us } = brokenAnswer(fault, result.body.length);
    const left_us = limit_us - there_us - result.service_us;
    if (end === 'timeout' || added_us >= left_us) {
      after(Math.max(0, left_us), () => over('timeout'));
    } else if (added_us === 0) over(end ?? result);
    else after(added_us, () => over(end ?? result));
  };
  if (there_us === 0) ask(limit_us, heard);
  else after(there_us, () => ask(limit_us - there_us, heard));
}
