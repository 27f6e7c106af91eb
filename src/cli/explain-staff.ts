import { formatDuration, significant } from '../model/units.ts';
import type { StaffStudy } from '../study/staff-study.ts';
import { agents } from './staff-words.ts';

/** Erlang's figure beside the simulated one, and why they differ. */
export function explainTheory({ roster, plan }: StaffStudy): string {
  if (roster === null) return '';
  const duty = roster.teams.map(({ isOnDuty }) => isOnDuty);
  const sum = (all: readonly number[]): number =>
    all.reduce((total, one, i) => total + (duty[i] ? one : 0), 0);
  const split = sum(roster.theory.teams.map((team) => team.agents));
  const simulated = sum(roster.teams.map((team) => team.agents));
  const pool = roster.theory.pool.agents;
  const skills = split - pool;
  const rest = simulated - split;
  const parts = [
    skills > 0
      ? `keeping skills apart costs ${agents(skills)} (one pool of all skills: ${pool})`
      : `separate teams cost nothing (one pool: ${pool})`,
    rest < 0
      ? `the peak passes before Erlang's queue has formed, and what waits is worked off within the target, which saves ${agents(-rest)}`
      : rest > 0
        ? `reopened tickets, breaks, looks at the queue every ${formatDuration(plan.desk.poll_us)} and bursts cost ${agents(rest)}`
        : 'the simulation asks for no more and no fewer',
  ];
  const load = significant(roster.theory.pool.peakLoad);
  return `theory ${split} (Erlang C, ${load} Erlangs at the peak), simulated ${simulated}: ${parts.join('; ')}`;
}

/** Why no roster keeps the target. */
export function explainImpossible({ ample, target, issues }: StaffStudy): string {
  if (ample === null) return '';
  const chain = ample.stages
    .filter(({ stage }) => stage !== 'resolve' && stage !== 'notice')
    .filter(({ stage }) => target.stage === 'resolve' || stage === 'acknowledge')
    .map(({ stage, p50_us, p90_us }) => `${stage} ${span(p50_us)} (p90 ${span(p90_us)})`);
  const longest = ample.stages
    .filter(({ stage }) => stage !== 'resolve')
    .sort((a, b) => (b.p90_us ?? Infinity) - (a.p90_us ?? Infinity))[0];
  return [
    `no roster keeps it: with an agent for each of ${Math.round(issues)} issues, so that none waits,`,
    `the stages take, at the median: ${chain.join(', ')};`,
    `"${longest?.stage}" is the longest: shorten that, or raise the target`,
  ].join(' ');
}

const span = (time_us: number | null): string =>
  time_us === null ? 'not reached' : formatDuration(time_us);
