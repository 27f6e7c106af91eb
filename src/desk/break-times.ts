import type { TeamPlan } from '../model/desk-plan.ts';

/** One break of one agent, business clock. */
export interface Pause {
  readonly start_us: number;
  readonly length_us: number;
}

/**
 * An agent's breaks from now on, in order. A team's agents take turns: their breaks start at equal
 * steps, the first agent's when the interval begins, the last one's so that it ends with it. Of a
 * break that is on already only the rest is left.
 * @param nth the agent's number in the team, from 1
 */
export function breakTimes(team: TeamPlan, nth: number, now_us: number): readonly Pause[] {
  const turn = team.agents > 1 ? (nth - 1) / (team.agents - 1) : 0;
  return team.breaks
    .map(({ from_us, to_us, length_us }) => {
      const begins_us = from_us + Math.round(turn * (to_us - from_us - length_us));
      const start_us = Math.max(begins_us, now_us);
      return { start_us, length_us: begins_us + length_us - start_us };
    })
    .filter(({ length_us }) => length_us > 0)
    .sort((a, b) => a.start_us - b.start_us);
}
