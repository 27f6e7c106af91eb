import type { ActiveFaults } from '../faults/active-faults.ts';
import { type Behaviour, until } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Plan } from '../model/plan.ts';
import { agent } from './agent.ts';
import { Post } from './post.ts';

/**
 * The support desk: every agent of every team that works on the day, until the run ends. It is
 * never scaled.
 */
export function* desk(me: Me, plan: Plan, faults: ActiveFaults, until_us: number): Behaviour {
  for (const team of plan.desk.teams) {
    if (!team.worksToday) continue;
    for (let n = 1; n <= team.agents; n++) {
      const post = new Post(plan.desk, team, faults, n);
      me.spawn(post.path, (task) => agent(task, post));
    }
  }
  yield* until(until_us);
}
