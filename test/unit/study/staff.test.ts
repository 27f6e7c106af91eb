import { beforeAll, describe, expect, it } from 'vitest';
import { explainImpossible, explainTheory } from '../../../src/cli/explain-staff.ts';
import { formatStaff, tightest } from '../../../src/cli/format-staff.ts';
import { staffChart } from '../../../src/cli/staff-chart.ts';
import { rosterFlags, staffJson } from '../../../src/cli/staff-json.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { hours, minutes } from '../../../src/model/units.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { simulateDays } from '../../../src/study/simulate-days.ts';
import { staff } from '../../../src/study/staff.ts';
import { type Attained, attainedOf } from '../../../src/study/staff-figure.ts';
import { changed, type Roster, withRoster } from '../../../src/study/staff-roster.ts';
import type { StaffStudy } from '../../../src/study/staff-study.ts';
import { parseTarget } from '../../../src/study/staff-target.ts';
import { staffWindow } from '../../../src/study/staff-window.ts';

const target = parseTarget('p90 resolve <= 8 min');
let plans: readonly Plan[];
let study: StaffStudy;

beforeAll(async () => {
  const { scenario } = await loadScenario('smoke', { cwd: process.cwd() });
  const window = { from_us: hours(14.75), to_us: hours(15.75) };
  // An agent a team must not do: what they work on takes twice as long.
  const slow = { uniform: ['80s', '160s'] } as const;
  const desk = {
    ...scenario.desk,
    handle: { receiptNotPrinting: slow, discountNotApplied: slow, paymentDeclined: slow },
  };
  plans = await Promise.all(
    [0, 1, 2].map(async (replication) =>
      staffWindow(await compile({ ...scenario, desk }, { replication }), 0, window),
    ),
  );
  study = await staff(plans, target, { workers: 2 });
}, 120_000);

const rosterOf = ({ roster }: StaffStudy): Roster => roster?.teams.map((team) => team.agents) ?? [];

async function whole(roster: Roster): Promise<Attained> {
  const days = await simulateDays(plans.map((plan) => withRoster(plan, roster)));
  return attainedOf(
    days.map(({ issues }) => issues),
    target,
  );
}

describe('a staffing study', { timeout: 120_000 }, () => {
  it('names a roster that keeps the target when it is simulated whole', async () => {
    expect(study.verdict).toBe('staffed');
    const roster = rosterOf(study);
    expect(roster.some((agents) => agents > 1)).toBe(true);
    const attained = await whole(roster);
    expect(attained.value).toBeLessThanOrEqual(target.within_us);
    expect(study.roster?.whole).toEqual(attained);
  });

  it('and with one agent fewer in the tightest team it does not', async () => {
    const teams = study.roster?.teams ?? [];
    const at = teams.findIndex(({ id }) => id === tightest(teams)?.id);
    expect(at).toBeGreaterThanOrEqual(0);
    const attained = await whole(changed(rosterOf(study), [at, -1]));
    expect(attained.value).toBeGreaterThan(target.within_us);
    expect(teams[at]?.oneFewer?.attained).toEqual(attained);
  });

  it('gives the same roster for the same seed, with any number of workers', async () => {
    const again = await staff(plans, target, { workers: 1 });
    expect(staffJson(again)).toEqual(staffJson(study));
  });

  it('says how the roster compares with theory, per team and in words', () => {
    const words = explainTheory(study);
    const theory = study.roster?.theory;
    expect(theory?.pool.peakLoad).toBeGreaterThan(0);
    expect(words).toMatch(/^theory \d+ \(Erlang C, [\d.]+ Erlangs at the peak\), simulated \d+: /);
    const text = formatStaff(study);
    expect(text).toContain(words);
    for (const { id } of study.plan.desk.teams) expect(text).toMatch(new RegExp(`^${id} `, 'm'));
    expect(rosterFlags(study)[0]).toBe(`--set desk.teams.es.agents=${rosterOf(study)[0]}`);
  });

  it('draws what fewer and more agents attain, with the target', () => {
    const svg = staffChart(study);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).toContain('target 8 min');
    expect(svg.match(/<circle class="alone"/g)?.length).toBeGreaterThan(3);
    const counts = study.frontier.map(({ agents }) => agents);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    const shares = study.frontier.map(({ attained }) => attained.share);
    expect(shares.at(-1)).toBeGreaterThan(shares[0]!);
  });

  it('says at once that a target shorter than the work cannot be kept', async () => {
    const hopeless = await staff(plans, parseTarget('p90 resolve <= 30s'));
    expect(hopeless.verdict).toBe('impossible');
    expect(hopeless.roster).toBeNull();
    expect(hopeless.simulatedDays).toBe(3);
    expect(explainImpossible(hopeless)).toContain('no roster keeps it');
    expect(formatStaff(hopeless)).toMatch(/work \d/);
  });

  it('says when the most agents allowed do not suffice', async () => {
    const few = await staff(plans, target, { maxAgents: 2 });
    expect(few.verdict).toBe('tooFew');
    expect(formatStaff(few)).toContain('not kept by 2 agents');
  });

  it('says when demand is so low that one agent a team does', async () => {
    const easy = await staff(plans, parseTarget('p90 resolve <= 45 min'));
    expect(rosterOf(easy)).toEqual([1, 1]);
    expect(formatStaff(easy)).toContain('demand is so low that one agent a team does');
  });

  it('says when nobody needs the desk', async () => {
    const calm = plans.map((plan) => ({ ...plan, faults: [] }));
    const idle = await staff(calm, target);
    expect(idle.verdict).toBe('noIssues');
    expect(formatStaff(idle)).toContain('nobody needs the desk');
  });
});

describe('the window of a study', () => {
  it('is around the faults, unless one is given', async () => {
    const { scenario } = await loadScenario('smoke', { cwd: process.cwd() });
    const plan = await compile(scenario);
    expect(staffWindow(plan, minutes(5)).live).toMatchObject({
      from_us: hours(14.5),
      to_us: hours(15) + minutes(7) + hours(1),
      compression: 1,
      share: 1,
    });
    expect(staffWindow(plan, hours(1)).live.to_us).toBe(hours(18) + minutes(7));
    const given = { from_us: hours(3), to_us: hours(24) };
    expect(staffWindow(plan, 0, given).live).toMatchObject({
      from_us: hours(9),
      to_us: hours(22.5),
    });
    const calm = { ...plan, faults: [] };
    expect(staffWindow(calm, 0).live.from_us).toBe(hours(9));
  });
});
