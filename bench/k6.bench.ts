import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needK6 } from '../src/engines/k6/find-k6.ts';
import { runK6 } from '../src/engines/k6/run-k6.ts';
import type { Service } from '../src/model/operations.ts';
import type { Plan } from '../src/model/plan.ts';
import { compile } from '../src/scenario/compile.ts';
import { liveShard } from './live-shard.ts';
import { type ProcessUse, processesWith, useOf } from './process-use.ts';
import type { BenchRow } from './row.ts';
import { startServices } from './start-services.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const STORES = 500;
const TILLS = 10;
/** Wall seconds that are measured, after those in which stores open and caches fill. */
const MEASURED_S = Number(process.env['PEAKDAY_BENCH_MINUTES'] ?? 0.5) * 60;
const WARM_UP_S = 6;

/** What a k6 process used in the measured seconds, and the requests it sent in them. */
interface Figures {
  readonly cpu_us: number;
  readonly requests: number;
  readonly resident: readonly number[];
}

/**
 * Our bundle inside k6 with 5 000 tills, beside a loop written by hand for the same service, and
 * beside the live engine with the same plan.
 */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const { file: k6 } = await needK6(process.env);
  report({
    name: 'k6: bundle',
    value: statSync(join(root, 'dist/k6.js')).size / 1e3,
    unit: 'kB',
    limit: '< 700',
  });
  const mocks = await startServices();
  const folder = mkdtempSync(join(tmpdir(), 'peakday-bench-k6-'));
  try {
    const ours = await bundle(mocks.addresses, folder);
    const inNode = await liveEngine(mocks.addresses, folder);
    const rate = Math.max(1, Math.round(ours.requests / MEASURED_S / 3));
    const bare = await handWritten(k6, mocks.addresses, folder, rate);
    const perRequest = ours.cpu_us / ours.requests;
    const bare_us = bare.cpu_us / bare.requests;
    report({
      name: `k6, ${STORES * TILLS} tills: requests a second`,
      value: ours.requests / MEASURED_S,
      unit: '1/s',
      baseline: `${Math.round(bare.requests / MEASURED_S)} by the loop`,
    });
    report({
      name: `k6, ${STORES * TILLS} tills: CPU a request`,
      value: perRequest,
      unit: 'µs',
      baseline: `${Math.round(bare_us)} µs, a loop written by hand`,
      ratio: perRequest / bare_us,
      limit: '<= 1.5x',
    });
    report({
      name: `live engine, the same plan: CPU a request`,
      value: inNode.cpu_us / inNode.requests,
      unit: 'µs',
      baseline: `${Math.round(perRequest)} µs in k6`,
      ratio: inNode.cpu_us / inNode.requests / perRequest,
    });
    report({
      name: `k6, ${STORES * TILLS} tills: resident memory, highest`,
      value: Math.max(...ours.resident),
      unit: 'MB',
      baseline: `${Math.round(Math.max(...bare.resident))} MB, the loop`,
      limit: '< 200',
    });
    const third = Math.floor(ours.resident.length / 3);
    const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
    const last = mean(ours.resident.slice(-third));
    report({
      name: `k6: resident memory, last third over the one before, ${MEASURED_S} s`,
      value: last / mean(ours.resident.slice(-2 * third, -third)),
      unit: 'x',
    });
  } finally {
    mocks.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(
  targets: Readonly<Record<Service, string>>,
  folder: string,
): Promise<Figures> {
  const plan = await benchPlan();
  const run = join(folder, 'run');
  mkdirSync(run);
  let issued = 0;
  const ending = runK6({
    plan,
    runId: 'bench',
    folder: run,
    version: '0',
    workers: 1,
    targets,
    instances: 1,
    args: [],
    env: process.env,
    secrets: {},
    onProgress: (progress) => {
      issued = progress.issued;
    },
  });
  const figures = await watch(join(run, 'k6', 'script.js'), () => issued);
  const { how, detail } = await ending;
  if (how !== 'completed') throw new Error(`the run ended ${how}: ${detail}`);
  return figures;
}

/** The same plan in this process, by the live engine. */
async function liveEngine(
  targets: Readonly<Record<Service, string>>,
  folder: string,
): Promise<Pick<Figures, 'cpu_us' | 'requests'>> {
  const plan = await benchPlan();
  const run = join(folder, 'live');
  for (const part of ['facts', 'series']) mkdirSync(join(run, part), { recursive: true });
  const shard = liveShard(plan, run, targets);
  const running = shard.run();
  await sleep(WARM_UP_S * 1e3);
  const before = process.cpuUsage();
  const first = shard.snapshot.totals.issued;
  await sleep(MEASURED_S * 1e3);
  const { user, system } = process.cpuUsage(before);
  const requests = shard.snapshot.totals.issued - first;
  shard.stop();
  await running;
  return { cpu_us: user + system, requests };
}

async function handWritten(
  k6: string,
  targets: Readonly<Record<Service, string>>,
  folder: string,
  rate: number,
): Promise<Figures> {
  const script = join(root, 'bench/k6-hand-written.js');
  const length_s = WARM_UP_S + MEASURED_S + 4;
  const child = spawn(
    k6,
    ['run', '--quiet', '--no-thresholds', '--summary-mode=disabled', '--address', '', script],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: folder,
        K6_NO_USAGE_REPORT: 'true',
        K6_AUTO_EXTENSION_RESOLUTION: 'false',
        GOGC: '400',
        RATE: String(rate),
        DURATION: `${length_s}s`,
        PROMOTIONS: targets.promotions,
        PAYMENTS: targets.payments,
      },
    },
  );
  const began = performance.now();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const sent = (): number => ((performance.now() - began) / 1e3) * rate * 3;
  const figures = await watch(script, sent);
  await ended;
  return figures;
}

/** Watches the process that runs a script over the measured seconds. */
async function watch(script: string, sent: () => number): Promise<Figures> {
  const pid = await found(script);
  await sleep(WARM_UP_S * 1e3);
  const before = useOf(pid);
  const first = sent();
  const resident: number[] = [];
  let last: ProcessUse | undefined = before;
  for (let s = 0; s < MEASURED_S; s++) {
    await sleep(1000);
    last = useOf(pid) ?? last;
    if (last !== undefined) resident.push(last.resident_mb);
  }
  if (before === undefined || last === undefined) throw new Error(`${script} ended too early`);
  return { cpu_us: last.cpu_us - before.cpu_us, requests: sent() - first, resident };
}

async function found(script: string): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const [pid] = processesWith(script);
    if (pid !== undefined) return pid;
    await sleep(100);
  }
  throw new Error(`nothing runs ${script}`);
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** 5 000 tills that ask about 300 requests a second: what one VU carries. */
function benchPlan(): Promise<Plan> {
  const minutes = Math.ceil(((WARM_UP_S + MEASURED_S + 4) * 5) / 60);
  const to = `${15 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return compile({
    name: 'bench',
    title: 'bench',
    day: { date: '2026-11-27', curve: 'blackFriday', burst: 1 },
    live: { from: '15:00', to, compression: 5, drain: '2s', settle: '10s' },
    stores: {
      all: {
        count: STORES,
        country: 'ES',
        language: 'es',
        region: 'a',
        tills: TILLS,
        shoppersPerDay: 1000,
      },
    },
  });
}
