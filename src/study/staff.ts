import type { Plan } from '../model/plan.ts';
import { ReplayedDesks } from './replay-desks.ts';
import type { StudyOptions } from './simulate-days.ts';
import { CoupledDays } from './staff-coupled.ts';
import { type Attained, meets } from './staff-figure.ts';
import { changed, onDuty, type Roster, rosterOf, totalOf } from './staff-roster.ts';
import { type Score, searchRoster } from './staff-search.ts';
import { type StaffStudy, studyOf } from './staff-study.ts';
import type { StaffTarget } from './staff-target.ts';
import { deskTheory, unhurriedOf } from './staff-theory-desk.ts';

/** What a staffing study is given. */
export interface StaffOptions extends StudyOptions {
  /** On duty at most, all teams together. */
  readonly maxAgents?: number | undefined;
  /** Called with what is done next, in words. */
  readonly onPhase?: (text: string) => void;
}

/** Rosters the search may replay. */
const BUDGET = 600;
/** Rosters that may be simulated whole before the answer is given as not confirmed. */
const COUPLED_PER_TEAM = 4;
/** Agents beyond which nobody waits; more would only cost time. */
const AMPLE = 150;

/**
 * The smallest roster that keeps a target: the days are simulated once, their issues replayed on
 * rosters (simulation on the desk alone, common random numbers), and the roster found simulated
 * whole, as is every roster with one agent fewer, none of which may keep the target.
 * @param plans the same day in several replications
 */
export async function staff(
  plans: readonly Plan[],
  target: StaffTarget,
  options: StaffOptions = {},
): Promise<StaffStudy> {
  const [plan] = plans;
  if (plan === undefined) throw new RangeError('staffing needs at least one day');
  const say = options.onPhase ?? ((): void => undefined);
  const coupled = new CoupledDays(plans, target, {
    ...options,
    onRoster: (roster) => say(`simulating ${plans.length} days with ${inWords(plan, roster)}`),
  });
  const own = rosterOf(plan);
  const free = onDuty(plan);
  const first = await coupled.of(own);
  const issues = first.days.reduce((sum, day) => sum + day.issues.length, 0);
  let desks = new ReplayedDesks(plans, first.days, target);
  const common = { plan, target, coupled, own };
  if (first.attained.days.length === 0) return studyOf({ ...common, desks, verdict: 'noIssues' });
  const most = Math.min(AMPLE, Math.ceil(issues / plans.length) + 1);
  const ample = own.map((agents, i) => (free[i] ? most : agents));
  say('replaying the desk on other rosters');
  if (!meets(desks.of(ample).attained.value, target)) {
    return studyOf({ ...common, desks, verdict: 'impossible', ample });
  }
  const theory = deskTheory(plan, desks.of(ample), unhurriedOf(desks.of(ample), target), target);
  const start = own.map((agents, i) => (free[i] ? (theory.teams[i]?.agents ?? 1) : agents));
  const maxAgents = options.maxAgents ?? totalOf(ample);
  const search = (from: Roster, bias: number): Roster | undefined => {
    const score = (roster: Roster): Score => {
      const simulated = coupled.known(roster)?.attained;
      const { attained } = simulated ? { attained: simulated } : desks.of(roster);
      const value = simulated ? attained.value : attained.value + bias;
      return { met: meets(value, target), share: attained.share };
    };
    return searchRoster({ start: from, free, maxAgents, score, budget: BUDGET });
  };
  let roster = search(start, 0);
  const limit = 2 + COUPLED_PER_TEAM * free.filter(Boolean).length;
  while (roster !== undefined && coupled.rosters < limit) {
    const { attained, days } = await coupled.of(roster);
    if (!meets(attained.value, target)) {
      // The fleet makes other issues with this desk: theirs are the ones to be staffed for.
      desks = new ReplayedDesks(plans, days, target);
      roster = search(roster, biasOf(attained, desks.of(roster).attained));
      continue;
    }
    const smaller = await oneFewer(roster, free, desks, coupled, target);
    if (smaller === undefined) {
      desks = new ReplayedDesks(plans, days, target);
      return studyOf({ ...common, desks, verdict: 'staffed', roster, ample });
    }
    roster = smaller;
  }
  if (roster === undefined)
    return studyOf({ ...common, desks, verdict: 'tooFew', ample, maxAgents });
  return studyOf({ ...common, desks, verdict: 'unconfirmed', roster, ample });
}

/** A roster with one agent fewer that keeps the target too; the tightest team is tried first. */
async function oneFewer(
  roster: Roster,
  free: readonly boolean[],
  desks: ReplayedDesks,
  coupled: CoupledDays,
  target: StaffTarget,
): Promise<Roster | undefined> {
  const candidates = roster
    .flatMap((agents, i) => (free[i] && agents > 1 ? [changed(roster, [i, -1])] : []))
    .map((candidate) => ({ candidate, share: desks.of(candidate).attained.share }))
    .sort((a, b) => a.share - b.share);
  for (const { candidate } of candidates) {
    const { attained } = await coupled.of(candidate);
    if (meets(attained.value, target)) return candidate;
  }
  return undefined;
}

/** `17 agents: es 6, it 3, fr 5, en 3` */
const inWords = ({ desk }: Plan, roster: Roster): string =>
  `${totalOf(roster)} agents: ${desk.teams.map(({ id }, i) => `${id} ${roster[i]}`).join(', ')}`;

/** By how much the whole simulation differs from the desk alone at one roster. */
function biasOf(whole: Attained, alone: Attained): number {
  const bias = whole.value - alone.value;
  return Number.isFinite(bias) ? bias : 0;
}
