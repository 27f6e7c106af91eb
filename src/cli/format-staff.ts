import { percent } from '../gates/gate-figure.ts';
import { formatMoney, formatTimeOfDay, significant } from '../model/units.ts';
import type { OneFewer, StaffedTeam, StaffStudy } from '../study/staff-study.ts';
import { explainImpossible, explainTheory } from './explain-staff.ts';
import { agents, figure, measureOf, withInterval } from './staff-words.ts';

/** What a staffing study says, for the terminal. */
export function formatStaff(study: StaffStudy): string {
  const { plan, target, days, issues } = study;
  const window = `${formatTimeOfDay(plan.live.from_us)} to ${formatTimeOfDay(plan.live.to_us)}`;
  const head = [
    `${plan.title}: ${target.text}`,
    `${days} replications of ${window}, seed ${plan.seed}, ${significant(issues)} issues each`,
    '',
  ];
  return `${[...head, ...answerOf(study)].join('\n')}\n`;
}

function answerOf(study: StaffStudy): readonly string[] {
  const { verdict, target, maxAgents, before, roster } = study;
  const own = `the scenario's own desk: ${withInterval(before, target)}`;
  switch (verdict) {
    case 'noIssues':
      return ['nobody needs the desk: no issue came to it in the window'];
    case 'impossible':
      return [explainImpossible(study), own];
    case 'tooFew':
      return [`not kept by ${agents(maxAgents ?? 0)}, however they are spread over the teams`, own];
    case 'staffed':
    case 'unconfirmed':
      return roster === null ? [] : [...rosterLines(study, roster), own];
  }
}

function rosterLines(
  study: StaffStudy,
  roster: NonNullable<StaffStudy['roster']>,
): readonly string[] {
  const { verdict, target, ample } = study;
  const least = roster.teams.every((team) => !team.isOnDuty || team.agents === 1);
  const kept =
    verdict === 'staffed'
      ? `${agents(roster.total)} on duty keep it`
      : `${agents(roster.total)} on duty are the best found, not confirmed in the time allowed`;
  const tight = tightest(roster.teams);
  return [
    `${kept}: ${measureOf(target)} ${roster.whole ? withInterval(roster.whole, target) : 'unknown'}`,
    ...(least ? ['demand is so low that one agent a team does'] : []),
    ...(tight?.oneFewer
      ? [
          `one fewer in the tightest team, ${tight.id}, does not: ${withInterval(tight.oneFewer.attained, target)}`,
        ]
      : []),
    '',
    ...table(study, roster),
    '',
    explainTheory(study),
    `the desk alone: ${figure(roster.alone.value, target)}; if no ticket ever waited: ${figure(
      ample?.attained.value ?? Number.NaN,
      target,
    )}`,
  ];
}

/** The team whose loss of one agent is felt most: by the target's percentile, then by the share. */
export function tightest(teams: readonly StaffedTeam[]): StaffedTeam | undefined {
  const rank = ({ oneFewer }: StaffedTeam): number => oneFewer?.attained.percentile_us ?? 0;
  const share = ({ oneFewer }: StaffedTeam): number => oneFewer?.attained.share ?? 1;
  return teams
    .filter((team) => team.oneFewer !== null)
    .sort((a, b) => (rank(a) === rank(b) ? share(a) - share(b) : rank(b) - rank(a)))[0];
}

const HEADS = ['team', 'on duty', 'now', 'rostered', 'tickets', 'busy'] as const;

function table(
  { target, plan }: StaffStudy,
  { teams, theory }: NonNullable<StaffStudy['roster']>,
): readonly string[] {
  const heads = [
    ...HEADS,
    measureOf(target),
    'Erlang',
    `one fewer: ${measureOf(target)}`,
    'and sales lost',
  ];
  const rows = teams.map((team, i) => [
    team.id,
    String(team.agents),
    String(team.before),
    team.shrinkage === 0 ? String(team.rostered) : `${team.rostered} (${percent(team.shrinkage)})`,
    significant(team.tickets),
    team.isOnDuty ? `${Math.round(team.utilisation * 100)} %` : 'not on duty',
    figure(team.own.value, target),
    String(theory.teams[i]?.agents ?? ''),
    team.oneFewer === null ? '–' : figure(team.oneFewer.attained.value, target),
    lostBy(team.oneFewer, plan.currency),
  ]);
  const all = [heads, ...rows];
  const widths = heads.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** `+3 120 EUR (-200 to 6 400)`: whole units, since the interval is wider than cents. */
function lostBy(fewer: OneFewer | null, currency: string): string {
  if (fewer?.lostMinor == null) return '–';
  const { estimate, interval } = fewer.lostMinor;
  const whole = (minor: number): string =>
    formatMoney(Math.round(minor / 100) * 100, '').replace('.00 ', '');
  return `${estimate < 0 ? '' : '+'}${whole(estimate)} ${currency} (${whole(interval.low)} to ${whole(interval.high)})`;
}
