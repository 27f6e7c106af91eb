import { EXIT, Failure, formatPlace, type Place } from '../model/failure.ts';
import type { KeyPath, Problem } from './problem.ts';

/** Where in a user's file a path is written, as exactly as is certain. */
export type Locate = (path: KeyPath) => Place;

/** Problems after the first that a message lists; a broken file can have hundreds. */
const LISTED = 9;

/**
 * The failure that reports a scenario's problems: the first is the message and the place, the
 * others follow, each on a line with its own place.
 */
export function invalid(problems: readonly Problem[], locate?: Locate): Failure {
  const [first, ...others] = problems;
  const lines = others.slice(0, LISTED).map((problem) => {
    const place = locate ? `${formatPlace(locate(problem.path))}: ` : '';
    return `  also ${place}${problem.message}${problem.hint ? ` (${problem.hint})` : ''}`;
  });
  const rest = others.length - lines.length;
  const message = [
    first?.message ?? 'the scenario is not valid',
    ...lines,
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join('\n');
  return new Failure('PD_SCENARIO_INVALID', message, {
    exitCode: EXIT.scenarioInvalid,
    ...(first?.hint === undefined ? {} : { hint: first.hint }),
    ...(first && locate ? { place: locate(first.path) } : {}),
  });
}
