import type { RunEnding } from '../model/facts.ts';
import { EXIT } from '../model/failure.ts';

/**
 * Exit code of a rehearsal that has a report: how it ended goes before what it showed, and only
 * a pass is 0.
 */
export function exitCodeOf(
  verdict: 'pass' | 'fail' | 'inconclusive',
  ending: Pick<RunEnding, 'how'>,
): number {
  if (ending.how === 'signal') return EXIT.stoppedBySignal;
  if (ending.how === 'aborted') return EXIT.stopCondition;
  if (verdict === 'fail') return EXIT.gateFailed;
  return verdict === 'pass' && ending.how === 'completed' ? EXIT.ok : EXIT.gateInconclusive;
}
