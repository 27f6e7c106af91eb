import type { Plan } from '../model/plan.ts';
import type { Estimate } from '../stats/interval.ts';
import { pairedDifference } from '../stats/paired-difference.ts';
import { rostered } from '../stats/rostered.ts';
import type { DayOutcome } from './day-outcome.ts';
import type { ReplayedDesks } from './replay-desks.ts';
import { busy_us } from './staff-busy.ts';
import type { CoupledDays } from './staff-coupled.ts';
import { demand_us } from './staff-demand.ts';
import { type Attained, attainedOf } from './staff-figure.ts';
import { type AttainedPoint, frontierOf } from './staff-frontier.ts';
import { changed, onDuty, type Roster, totalOf } from './staff-roster.ts';
import { type StageMedian, stageMedians } from './staff-stages.ts';
import type { StaffTarget } from './staff-target.ts';
import { type DeskTheory, deskTheory, unhurriedOf } from './staff-theory-desk.ts';

/**
 * How it ended: a roster confirmed by whole simulation; one not confirmed in the time allowed; no
 * roster keeps the target; none of `maxAgents` does; nobody needs the desk.
 */
export type StaffVerdict = 'staffed' | 'unconfirmed' | 'impossible' | 'tooFew' | 'noIssues';

/** What losing one agent costs, simulated whole. */
export interface OneFewer {
  readonly attained: Attained;
  /** More sales lost, in numbers and minor units, per day; null for a single day. */
  readonly lost: Estimate | null;
  readonly lostMinor: Estimate | null;
}

/** One team of the roster. */
export interface StaffedTeam {
  readonly id: string;
  /** Whether it works in the window at all; if not it was left as it was. */
  readonly isOnDuty: boolean;
  /** On duty. */
  readonly agents: number;
  /** What the scenario had. */
  readonly before: number;
  /** To be put on the roster, the team's shrinkage allowed for. */
  readonly rostered: number;
  readonly shrinkage: number;
  /** Tickets taken a day. */
  readonly tickets: number;
  /** Share of its time with something in hand, while any ticket waited or was in hand. */
  readonly utilisation: number;
  /** The target's measure over the issues whose tickets it took: the whole can hide a team. */
  readonly own: Attained;
  /** Null where nothing was simulated with one agent fewer. */
  readonly oneFewer: OneFewer | null;
}

/** Everything a staffing study came to. */
export interface StaffStudy {
  readonly verdict: StaffVerdict;
  readonly target: StaffTarget;
  readonly plan: Plan;
  readonly days: number;
  /** A day, on average, with the roster of `whole`. */
  readonly issues: number;
  /** Null without a roster. */
  readonly roster: {
    readonly teams: readonly StaffedTeam[];
    readonly total: number;
    readonly whole: Attained | null;
    readonly alone: Attained;
    readonly theory: DeskTheory;
  } | null;
  /** With the scenario's own roster. */
  readonly before: Attained;
  /** With so many agents that no ticket waits; null where there are no issues. */
  readonly ample: { readonly attained: Attained; readonly stages: readonly StageMedian[] } | null;
  readonly maxAgents: number | null;
  /** The best attained by the desk alone with so many agents. */
  readonly frontier: readonly AttainedPoint[];
  readonly simulatedDays: number;
}

interface Ending {
  readonly plan: Plan;
  readonly target: StaffTarget;
  readonly own: Roster;
  readonly coupled: CoupledDays;
  readonly desks: ReplayedDesks;
  readonly verdict: StaffVerdict;
  readonly roster?: Roster;
  readonly ample?: Roster;
  readonly maxAgents?: number;
}

/** Sums a study up, from what was simulated on the way. */
export function studyOf(ending: Ending): StaffStudy {
  const { plan, target, own, coupled, desks, verdict, roster, ample, maxAgents } = ending;
  const before = coupled.known(own);
  const days = before?.days.length ?? 0;
  const chosen = coupled.known(roster ?? own) ?? before;
  const issues = chosen?.days.reduce((sum, day) => sum + day.issues.length, 0) ?? 0;
  const unhurried = ample === undefined ? undefined : desks.of(ample);
  return {
    verdict,
    target,
    plan,
    days,
    issues: days === 0 ? 0 : issues / days,
    roster:
      roster === undefined || unhurried === undefined
        ? null
        : {
            teams: plan.desk.teams.map((_, i) => teamOf(ending, roster, i)),
            total: totalOf(roster),
            whole: coupled.known(roster)?.attained ?? null,
            alone: desks.of(roster).attained,
            theory: deskTheory(plan, desks.of(roster), unhurriedOf(unhurried, target), target),
          },
    before: before?.attained ?? desks.of(own).attained,
    ample:
      unhurried === undefined
        ? null
        : { attained: unhurried.attained, stages: stageMedians(unhurried) },
    maxAgents: maxAgents ?? null,
    frontier: roster === undefined ? [] : frontierOf(plan, desks, roster),
    simulatedDays: coupled.days,
  };
}

function teamOf(
  { plan, target, own, coupled, desks }: Ending,
  roster: Roster,
  at: number,
): StaffedTeam {
  const team = plan.desk.teams[at];
  const agents = roster[at] ?? 0;
  const days = desks.of(roster).days.map(({ contacts }) => contacts);
  const taken = days.map((contacts) => contacts.filter((one) => one.team === team?.id));
  const worked_us = taken.reduce((sum, contacts) => sum + busy_us(contacts), 0);
  const span_us = days.reduce((sum, contacts) => sum + demand_us(contacts), 0);
  const shrinkage = team?.shrinkage ?? 0;
  return {
    id: team?.id ?? '',
    isOnDuty: onDuty(plan)[at] ?? false,
    agents,
    before: own[at] ?? 0,
    rostered: rostered(agents, shrinkage),
    shrinkage,
    tickets: taken.flat().length / Math.max(1, days.length),
    utilisation: agents === 0 || span_us === 0 ? 0 : worked_us / (agents * span_us),
    own: attainedOf(
      desks.of(roster).days.map(({ issues }, day) => {
        const theirs = new Set(taken[day]?.map(({ issue }) => issue));
        return issues.filter(({ issue }) => theirs.has(issue));
      }),
      target,
    ),
    oneFewer: oneFewerOf(coupled, roster, at),
  };
}

function oneFewerOf(coupled: CoupledDays, roster: Roster, at: number): OneFewer | null {
  const whole = coupled.known(roster);
  const fewer = coupled.known(changed(roster, [at, -1]));
  if (whole === undefined || fewer === undefined) return null;
  const { days } = whole;
  const more = (pick: (day: DayOutcome) => number): Estimate | null =>
    days.length < 2 ? null : pairedDifference(fewer.days.map(pick), days.map(pick));
  return {
    attained: fewer.attained,
    lost: more((day) => day.salesLost),
    lostMinor: more((day) => day.lostMinor),
  };
}
