import type { Step } from '../dialogue.ts';
import type { TerminalFault } from './terminal-fault.ts';

/** The steps of a dialogue as a fault changes them. */
export function disturbedSteps(
  steps: readonly Step[],
  fault: TerminalFault | undefined,
  processing_ms: number,
): readonly Step[] {
  if (fault?.noCard) return steps.filter(({ state }) => state === 'WAIT_CARD');
  if (!fault?.slowHost) return steps;
  return steps.map((step) =>
    step.state === 'AUTHORISING' ? { ...step, lasts_ms: processing_ms } : step,
  );
}
