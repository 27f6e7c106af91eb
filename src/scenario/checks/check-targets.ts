import type { WholeScenario } from '../defaults.ts';
import type { Problem } from '../problem.ts';
import { unless } from './names.ts';

/** Targets of one's own: no credentials in a file that gets shared. */
export function checkTargets({ targets }: WholeScenario): readonly Problem[] {
  return Object.entries(targets).flatMap(([service, { url }]) => {
    const { username, password } = new URL(url);
    return unless(
      username === '' && password === '',
      ['targets', service, 'url'],
      'must not hold a user or password',
    );
  });
}
