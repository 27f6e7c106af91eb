import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Behaviour, wait } from '../src/kernel/effects.ts';
import { Fingerprint } from '../src/kernel/fingerprint.ts';
import { Kernel } from '../src/kernel/kernel.ts';
import type { Observer } from '../src/kernel/observer.ts';
import type { Me } from '../src/kernel/task.ts';
import type { Micros } from '../src/model/units.ts';
import { exponential } from '../src/random/bake.ts';
import { runKey } from '../src/random/hash.ts';
import type { BenchRow } from './row.ts';

const MANY = 10_000;
const VERY_MANY = 100_000;
const EVENTS_A_ROUND = 500_000;
const ROUNDS = 9;
const THINK_US = 60e6;
/** A whole number of draws, a power of two; both sides take them in turn, as cheap as can be. */
const DRAWS = 1 << 16;

/**
 * The hold model (Vaucher and Duval, 1975) in SimPy: as many processes, the same mean, draws
 * from a list; events of one CPU-second, in the least disturbed of as many rounds.
 */
const SIMPY = `
import itertools, random, simpy, sys, time
processes, draws = int(sys.argv[1]), int(sys.argv[2])
random.seed(1)
think = itertools.cycle([random.expovariate(1 / 60) for _ in range(draws)])
def till(env):
    while True:
        yield env.timeout(next(think))
env = simpy.Environment()
for _ in range(processes):
    env.process(till(env))
def rate(events):
    began = time.process_time()
    for _ in range(events):
        env.step()
    return events / (time.process_time() - began)
rate(100000)
print(simpy.__version__, max(rate(200000) for _ in range(9)))
`;

/** What the kernel costs for each event and each waiting process, beside SimPy. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  // Memory first, in a heap without the garbage of the rest.
  report({
    name: 'waiting process, its path and its place in the agenda',
    value: bytesOfAWaiting(VERY_MANY),
    unit: 'bytes',
    limit: '< 400',
  });
  const unit = 'events/CPU-s';
  const many = rate(MANY, hold);
  const simpy = rateOfSimPy(MANY);
  report({
    name: `hold model, ${MANY} processes`,
    value: many,
    unit,
    limit: simpy ? '>= 2000000, >= 5x' : '>= 2000000',
    ...(simpy && { baseline: simpy.name, ratio: many / simpy.rate }),
  });
  if (simpy) report({ name: simpy.name, value: simpy.rate, unit });
  else console.error('bench: SimPy left out (python3 with venv and pip could not install it)');
  report({
    name: `hold model, ${VERY_MANY} processes`,
    value: rate(VERY_MANY, hold),
    unit,
    limit: '>= 1000000',
  });
  const baseline = `hold model, ${MANY} processes`;
  const beside = (name: string, value: number): void =>
    report({ name, value, unit, baseline, ratio: value / many });
  beside('  each draw from its own stream', rate(MANY, holdDrawing));
  beside('  with a fingerprint', rate(MANY, hold, new Fingerprint()));
}

const thinks = Int32Array.from({ length: DRAWS }, (_, i) =>
  // The same distribution as the baseline's, every quantile once, shuffled by an odd multiplier.
  Math.round(-THINK_US * Math.log1p(-((i * 40_503) % DRAWS) / DRAWS)),
);
let turn = 0;

function* hold(): Behaviour {
  for (;;) yield* wait(thinks[turn++ & (DRAWS - 1)] ?? 0);
}

const think = exponential(THINK_US);

function* holdDrawing(me: Me): Behaviour {
  for (;;) yield* wait(me.draw(think));
}

function start(processes: number, behaviour: (me: Me) => Behaviour, observer?: Observer): Kernel {
  const kernel = new Kernel({
    key: runKey(1, 0),
    start_us: 21_600_000_000 as Micros,
    ports: {
      recorder: { note: () => undefined, tally: () => undefined },
      services: { call: () => undefined },
    },
    ...(observer && { observer }),
  });
  for (let i = 0; i < processes; i++) {
    const store = String(Math.floor(i / 10)).padStart(4, '0');
    kernel.spawn(`store/${store}/till/${i % 10}`, behaviour);
  }
  return kernel;
}

/** Runs about so many events, in slices as an engine does, and says how many. */
function settle(kernel: Kernel, processes: number, events: number): number {
  const before = kernel.events;
  const slice_us = (THINK_US / processes) * 1000;
  while (kernel.events - before < events) kernel.advance(kernel.now + slice_us);
  return kernel.events - before;
}

/** The least disturbed of some rounds, by this process's CPU time, garbage collection included. */
function rate(processes: number, behaviour: (me: Me) => Behaviour, observer?: Observer): number {
  const kernel = start(processes, behaviour, observer);
  settle(kernel, processes, EVENTS_A_ROUND);
  const rates = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage();
    const events = settle(kernel, processes, EVENTS_A_ROUND);
    const { user, system } = process.cpuUsage(began);
    return events / ((user + system) / 1e6);
  });
  return Math.max(...rates);
}

/**
 * Growth of the heap and of typed arrays per process, the kernel, the paths and the agenda's spare
 * room included, after each has been resumed several times.
 */
function bytesOfAWaiting(processes: number): number {
  settle(start(1000, hold), 1000, 10_000);
  const before = memory();
  const kernel = start(processes, hold);
  settle(kernel, processes, 5 * processes);
  const bytes = memory() - before;
  if (kernel.agenda.size !== processes) throw new Error('not every process waits');
  return bytes / processes;
}

function memory(): number {
  // Twice, because arrays that the first collection freed count until the second.
  for (let i = 0; i < 2; i++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function rateOfSimPy(processes: number): { name: string; rate: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'peakday-simpy-'));
  try {
    const run = (command: string, args: readonly string[]): string | undefined => {
      const { status, stdout } = spawnSync(command, [...args], { encoding: 'utf8' });
      return status === 0 ? stdout : undefined;
    };
    const python = join(folder, 'bin', 'python');
    const installed =
      run('python3', ['-m', 'venv', folder]) !== undefined &&
      run(python, ['-m', 'pip', 'install', '--quiet', 'simpy']) !== undefined;
    if (!installed) return undefined;
    const printed = run(python, ['-c', SIMPY, String(processes), String(DRAWS)]);
    const [version, perSecond] = printed?.trim().split(' ') ?? [];
    if (version === undefined || perSecond === undefined) return undefined;
    return { name: `SimPy ${version}, ${processes} processes`, rate: Number(perSecond) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
