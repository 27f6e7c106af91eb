import { beforeAll, describe, expect, it } from 'vitest';
import type { IssueRecord } from '../../../src/measure/measures.ts';
import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { hours } from '../../../src/model/units.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { replayDesk } from '../../../src/study/replay-desk.ts';
import { delaysOf, type IssueStream, streamOf } from '../../../src/study/replay-stream.ts';
import { simulateDay } from '../../../src/study/simulate-day.ts';
import { attainedOf } from '../../../src/study/staff-figure.ts';
import { type Roster, withRoster } from '../../../src/study/staff-roster.ts';
import { parseTarget } from '../../../src/study/staff-target.ts';
import { staffWindow } from '../../../src/study/staff-window.ts';

const DAYS = 3;
const window = { from_us: hours(14.75), to_us: hours(16) };
const resolve = parseTarget('p90 resolve <= 4min');
const acknowledge = parseTarget('p90 acknowledge <= 1min');
const own: Roster = [4, 5];
let plans: readonly Plan[];
let days: readonly (readonly IssueRecord[])[];
let streams: readonly IssueStream[];

beforeAll(async () => {
  const { scenario } = await loadScenario('smoke', { cwd: process.cwd() });
  plans = await Promise.all(
    Array.from({ length: DAYS }, async (_, replication) =>
      staffWindow(await compile(scenario, { replication }), 0, window),
    ),
  );
  days = coupled(own);
  streams = streamsOf(days);
}, 60_000);

const coupled = (roster: Roster): readonly (readonly IssueRecord[])[] =>
  plans.map((plan) => simulateDay(withRoster(plan, roster)).issues);

const streamsOf = (days: readonly (readonly IssueRecord[])[]): readonly IssueStream[] =>
  days.map((records, i) => streamOf(plans[i]!, records));

const replayed = (streams: readonly IssueStream[], roster: Roster) =>
  streams.map((stream) => replayDesk(withRoster(stream.plan, roster), stream, delaysOf(streams)));

const lives = (days: readonly { readonly issues: readonly IssueRecord[] }[]) =>
  days.map(({ issues }) => issues);

describe('a replay of the desk', { timeout: 60_000 }, () => {
  it('repeats the coupled day it was recorded from', () => {
    const again = lives(replayed(streams, own));
    expect(days.flat().length).toBeGreaterThan(30);
    const told = (records: readonly IssueRecord[]) =>
      records.map(({ issue, kind, began_us, reported_us, reopened_us, verified_us }) => ({
        issue,
        kind,
        began_us,
        reported_us,
        reopened: reopened_us.length,
        verified: verified_us !== null,
      }));
    expect(again.map(told)).toEqual(days.map(told));
    // An agent's looks fall on other instants: at most a poll of hers and one of the store's.
    const late_us = days.flatMap((records, day) =>
      records.flatMap(({ verified_us }, i) =>
        verified_us === null ? [] : Math.abs(again[day]![i]!.verified_us! - verified_us),
      ),
    );
    late_us.sort((a, b) => a - b);
    expect(late_us[Math.floor(late_us.length / 2)]).toBeLessThan(10e6);
    const apart = (target: typeof resolve): number =>
      Math.abs(attainedOf(days, target).value - attainedOf(again, target).value);
    expect(apart(resolve)).toBeLessThan(20e6);
    expect(apart(acknowledge)).toBeLessThan(10e6);
  });

  it('foretells a coupled day with half the agents, within a minute of the p90', () => {
    const foretold = attainedOf(lives(replayed(streams, [2, 2])), resolve);
    const happened = attainedOf(coupled([2, 2]), resolve);
    expect(happened.value).toBeGreaterThan(attainedOf(days, resolve).value + 20e6);
    expect(Math.abs(foretold.value - happened.value)).toBeLessThan(60e6);
  });

  it('changes nothing but the queue when an agent is added', () => {
    const [few, more] = [replayed(streams, [1, 2]), replayed(streams, [2, 2])];
    const reports = (days: typeof few) =>
      lives(days).map((records) => records.map(({ issue, reported_us }) => [issue, reported_us]));
    expect(reports(more)).toEqual(reports(few));
    const handled = (days: typeof few) =>
      new Map(
        days.flatMap(({ contacts }, day) =>
          contacts.map((one) => [`${day} ${one.issue}`, one.left_us! - one.taken_us] as const),
        ),
      );
    const others = handled(more);
    for (const [issue, time_us] of handled(few)) {
      // A service's answers take their time; the work itself is the issue's own.
      if (others.has(issue)) expect(Math.abs(others.get(issue)! - time_us)).toBeLessThan(60e6);
    }
    const waits = (days: typeof few) => attainedOf(lives(days), acknowledge).value;
    expect(waits(more)).toBeLessThan(waits(few));
  });

  it('is the same every time', () => {
    expect(replayed(streams, [3, 2])).toEqual(replayed(streams, [3, 2]));
  });

  it('plays every look where agents are absent, and finds the desk slower', () => {
    const absence: FaultPlan = {
      id: 'away',
      kind: 'desk/absence',
      from_us: hours(15),
      to_us: hours(15.1),
      scope: {},
      trigger: { kind: 'rate', rate: 1, per: 'request' },
      parameters: {},
    };
    const without = streams.map((stream) => ({
      ...stream,
      plan: { ...stream.plan, faults: [...stream.plan.faults, absence] },
    }));
    const waits = (some: readonly IssueStream[]) =>
      attainedOf(lives(replayed(some, own)), acknowledge).value;
    expect(waits(without)).toBeGreaterThan(waits(streams) + 60e6);
  });
});
