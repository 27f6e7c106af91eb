import type { Plan } from '../model/plan.ts';

/** Agents on duty by team, in the order of the plan's teams. */
export type Roster = readonly number[];

/** The plan's own. */
export const rosterOf = (plan: Plan): Roster => plan.desk.teams.map(({ agents }) => agents);

/** The same day with another desk: nothing else differs. */
export const withRoster = (plan: Plan, roster: Roster): Plan => ({
  ...plan,
  desk: {
    ...plan.desk,
    teams: plan.desk.teams.map((team, i) => ({ ...team, agents: roster[i] ?? team.agents })),
  },
});

/** The roster with some teams changed. */
export const changed = (
  roster: Roster,
  ...changes: readonly (readonly [number, number])[]
): Roster =>
  roster.map((agents, i) => changes.reduce((sum, [at, by]) => sum + (at === i ? by : 0), agents));

/** All agents on duty. */
export const totalOf = (roster: Roster): number => roster.reduce((sum, agents) => sum + agents, 0);

/** Teams that can be on duty in the plan's window; the others keep the agents they have. */
export const onDuty = ({ desk, live }: Plan): readonly boolean[] =>
  desk.teams.map(
    ({ worksToday, from_us, to_us }) => worksToday && from_us < live.to_us && to_us > live.from_us,
  );
