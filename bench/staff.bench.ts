import { compile } from '../src/scenario/compile.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { replayDesk } from '../src/study/replay-desk.ts';
import { delaysOf, streamOf } from '../src/study/replay-stream.ts';
import { simulateDay } from '../src/study/simulate-day.ts';
import { withRoster } from '../src/study/staff-roster.ts';
import { staffWindow } from '../src/study/staff-window.ts';
import type { BenchRow } from './row.ts';

const REPLAYS = 100;

/** CPU time of replays of the desk alone, on the issues of a coupled black-friday. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const { scenario } = await loadScenario('black-friday', { cwd: process.cwd() });
  const plan = staffWindow(await compile(scenario), 15 * 60e6);
  const coupled = process.cpuUsage();
  const stream = streamOf(plan, simulateDay(plan).issues);
  const whole_s = cpuSince(coupled);
  const delays = delaysOf([stream]);
  const began = process.cpuUsage();
  let events = 0;
  for (let i = 0; i < REPLAYS; i++) {
    // Around the rosters that a search looks at.
    const desk = withRoster(
      plan,
      plan.desk.teams.map((_, team) => 2 + ((i + team) % 5)),
    );
    events += replayDesk(desk, stream, delays).events;
  }
  const replays_s = cpuSince(began);
  const issues = stream.issues.length;
  report({
    name: `${REPLAYS} replays of the desk, ${issues} issues and ${Math.round(events / REPLAYS)} events each`,
    value: replays_s,
    unit: 'CPU s',
    limit: '< 5',
  });
  report({
    name: 'one replay to the coupled window it stands for',
    value: (replays_s / REPLAYS) * 1e3,
    unit: 'CPU ms',
    baseline: `fleet and desk together ${whole_s.toFixed(1)} CPU s`,
    ratio: whole_s / (replays_s / REPLAYS),
  });
}

const cpuSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
