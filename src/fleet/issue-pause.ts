import { type Behaviour, race, take, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Issue } from './issue.ts';

/** Waits as part of an issue's life; ends early when the trouble is known to be over. */
export function* pause(me: Me, issue: Issue, duration_us: number): Behaviour {
  const until_us = me.now + duration_us;
  while (me.now < until_us && !issue.healed) {
    const won = yield* race({ sign: take(issue.signs), passed: wait(until_us - me.now) });
    if (won.key === 'passed') return;
  }
}
