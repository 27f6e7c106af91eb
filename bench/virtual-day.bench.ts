import { wholeDay } from '../src/engines/virtual/day-plan.ts';
import { VirtualDay } from '../src/engines/virtual/virtual-day.ts';
import { Fingerprint } from '../src/kernel/fingerprint.ts';
import { compile } from '../src/scenario/compile.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { MemorySink } from '../src/study/memory-sink.ts';
import type { BenchRow } from './row.ts';

/** A whole Black Friday in virtual time, as `run` does it: measured in memory, fingerprinted. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const { scenario } = await loadScenario('black-friday', { cwd: process.cwd() });
  const plan = wholeDay(await compile(scenario));
  const before = process.cpuUsage();
  const day = new VirtualDay(plan, 'bench', new MemorySink(), new Fingerprint());
  day.advance(plan.live.to_us);
  day.close();
  const { user, system } = process.cpuUsage(before);
  const cpu_s = (user + system) / 1e6;
  report({
    name: 'black-friday, opening to close in virtual time: CPU',
    value: cpu_s,
    unit: 's',
    limit: '< 30',
  });
  report({
    name: 'black-friday in virtual time: kernel events',
    value: day.kernel.events / cpu_s,
    unit: 'events/CPU-s',
  });
  report({
    name: 'black-friday in virtual time: memory at the end',
    value: process.memoryUsage().rss / 1e6,
    unit: 'MB',
  });
}
