import { showsOn } from '../emission.ts';
import type { Answer } from '../exchange.ts';
import type { Effects } from './effects.ts';
import type { Refuse } from './service-fault.ts';

/** What the client is told in the place of an answer, when faults refuse the request. */
export function refused({ refusal, page }: Effects, refuse: Refuse): Answer | undefined {
  if (refusal === undefined) return undefined;
  const answer = refuse(refusal);
  return page === undefined ? answer : { ...answer, type: 'text/html', body: page };
}

/** What faults make of the answer to work that was done; each that shows is counted. */
export function tell(effects: Effects, given: Answer, refuse: Refuse): Answer {
  const instead = refused(effects, refuse);
  if (instead !== undefined) return instead;
  let answer = given;
  for (const { active, does: retell } of effects.retells) {
    const retold = retell(answer, refuse);
    if (retold === undefined) continue;
    active.injected++;
    answer = retold;
  }
  const { emission } = effects;
  if (emission === undefined || !showsOn(emission.does, answer.body)) return answer;
  emission.active.injected++;
  return { ...answer, emission: emission.does };
}
