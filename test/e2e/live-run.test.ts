import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedMocks, startEmbeddedMocks } from '../../mocks/embed.ts';
import { hireCrew } from '../../src/engines/live/crew.ts';
import type { LiveRunOptions } from '../../src/engines/live/options.ts';
import { runLive, superviseCrew } from '../../src/engines/live/run-live.ts';
import type { RecordedFact, RunEnding } from '../../src/model/facts.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { SecondRecord } from '../../src/model/series.ts';
import { seconds } from '../../src/model/units.ts';
import { dayPlan } from '../support/day-plan.ts';
import { scratchFolder } from './scratch-folder.ts';

const scratch = scratchFolder();
let mocks: EmbeddedMocks;
let plan: Plan;

/** The small fleet of the unit tests, a few wall seconds of it, sixty times compressed. */
async function shortPlan(
  wall_s: number,
  changes: Parameters<typeof dayPlan>[0] = {},
): Promise<Plan> {
  const small = await dayPlan(changes);
  const { from_us } = small.live;
  const to_us = (from_us + seconds(wall_s * 60)) as typeof from_us;
  return { ...small, live: { ...small.live, to_us, compression: 60 } };
}

function options(name: string, changes: Partial<LiveRunOptions> = {}): LiveRunOptions {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  return {
    plan,
    runId: name,
    folder,
    version: '0.0.0-test',
    workers: 1,
    targets: mocks.urls,
    adminUrl: mocks.adminUrl,
    ...changes,
  };
}

const lines = <T>(folder: string, part: string): T[] =>
  readdirSync(join(folder, part)).flatMap((file) =>
    readFileSync(join(folder, part, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T),
  );

const facts = (folder: string): RecordedFact[] => lines<RecordedFact>(folder, 'facts');

function requests(folder: string): {
  issued: number;
  answered: number;
  failed: number;
  cut: number;
} {
  const sum = { issued: 0, answered: 0, failed: 0, cut: 0 };
  for (const second of lines<SecondRecord>(folder, 'series')) {
    for (const { issued, answered, failed, cut } of second.operations) {
      sum.issued += issued;
      sum.answered += answered;
      sum.failed += failed.refused + failed.reset + failed.timeout;
      sum.cut += cut;
    }
  }
  return sum;
}

/** Evaluations of the seconds that lie in a window whole: faults heal at its end. */
const inWindow = (folder: string): SecondRecord['operations'] => {
  const seconds = lines<SecondRecord>(folder, 'series');
  const ends = seconds.findIndex(({ at_us }) => at_us >= plan.live.to_us);
  return seconds
    .slice(0, ends)
    .flatMap(({ operations }) => operations.filter(({ op }) => op === 0));
};

const schedules = (folder: string): string[] =>
  facts(folder)
    .flatMap((fact) => (fact.fact === 'store.closed' ? [`${fact.store} ${fact.schedule}`] : []))
    .sort();

beforeAll(async () => {
  plan = await shortPlan(3);
  mocks = await startEmbeddedMocks({
    seed: plan.seed,
    replication: 0,
    promotions: plan.promotions,
    coupons: plan.coupons,
  });
});
afterAll(() => mocks.close());

describe('a live run', () => {
  it('accounts for every request, keeps its facts, and ends when the window does', async () => {
    const run = options('whole');
    const ending = await runLive(run);
    expect(ending).toEqual({ how: 'completed', lost: [] });
    const { issued, answered, failed, cut } = requests(run.folder);
    expect(issued).toBeGreaterThan(50);
    expect(answered + failed + cut).toBe(issued);
    expect(schedules(run.folder)).toHaveLength(3);
  });

  it('has one schedule, with one worker and with two', async () => {
    const [one, two] = [options('one'), options('two', { workers: 2 })];
    await runLive(one);
    await runLive(two);
    expect(schedules(one.folder)).toHaveLength(3);
    expect(schedules(two.folder)).toEqual(schedules(one.folder));
    expect(readdirSync(join(two.folder, 'facts'))).toHaveLength(2);
  });

  it('stops early when told to, with everything seen accounted for', async () => {
    const lever = new AbortController();
    const run = options('stopped', { plan: await shortPlan(60), signal: lever.signal });
    let seen = 0;
    const ending = await runLive({
      ...run,
      onProgress: ({ issued }) => {
        seen = issued;
        if (issued > 20) lever.abort();
      },
    });
    expect(ending).toEqual({ how: 'signal', lost: [] });
    const { issued, answered, failed, cut } = requests(run.folder);
    expect(issued).toBeGreaterThanOrEqual(seen);
    expect(answered + failed + cut).toBe(issued);
    expect(schedules(run.folder)).toHaveLength(3);
  });

  it('outlives a worker that is killed, keeps its facts, and names its stores', async () => {
    const run = options('killed', { workers: 2, plan: await shortPlan(4) });
    for (const part of ['facts', 'series']) mkdirSync(join(run.folder, part));
    const crew = hireCrew(run);
    const victim = crew[1];
    let killed = false;
    const ending: RunEnding = await superviseCrew(
      {
        ...run,
        onProgress: ({ issued, wall_us }) => {
          if (killed || issued < 20 || wall_us < 1.5e6) return;
          killed = true;
          void victim?.worker.terminate();
        },
      },
      crew,
    );
    expect(killed).toBe(true);
    expect(ending.how).toBe('completed');
    expect(ending.lost.map(({ stores }) => stores)).toEqual([victim?.stores]);
    expect(schedules(run.folder)).toHaveLength(3 - (victim?.stores.length ?? 0));
    const opened = facts(run.folder).filter((fact) => fact.fact === 'store.opened');
    expect(opened).toHaveLength(3);
  });

  it('ends with a coded failure when facts cannot be written', async () => {
    const run = options('full', { plan: await shortPlan(20) });
    for (const part of ['facts', 'series']) mkdirSync(join(run.folder, part));
    symlinkSync('/dev/full', join(run.folder, 'facts', 'worker-0.ndjson'));
    const ending = await runLive(run);
    expect(ending.how).toBe('failed');
    expect(ending.detail).toMatch(/^PD_DISK: facts cannot be written/);
    rmSync(join(run.folder, 'facts', 'worker-0.ndjson'));
  });
});

describe('faults in a live run', () => {
  const window = { start: '12:00', duration: '5min' } as const;

  async function broken(name: string, fault: object): Promise<string> {
    const faults = { trouble: { ...window, ...fault } } as never;
    const run = options(name, { plan: await shortPlan(3, { faults }) });
    expect((await runLive(run)).how).toBe('completed');
    const { issued, answered, failed, cut } = requests(run.folder);
    expect(answered + failed + cut).toBe(issued);
    return run.folder;
  }
  const operation = (folder: string, op: number) =>
    lines<SecondRecord>(folder, 'series').flatMap((second) =>
      second.operations.filter((each) => each.op === op),
    );
  const dose = (folder: string) =>
    facts(folder).find((fact) => fact.fact === 'fault.dose' && fact.fault === 'trouble') as
      | { requested: number; injected: number }
      | undefined;
  const onEvaluate = { scope: { operations: ['promotions.evaluate'] } };

  it('net/refuse: connections are refused by the kernel, and the till sells on', async () => {
    const folder = await broken('refuse', { kind: 'net/refuse', rate: 1, ...onEvaluate });
    const refused = operation(folder, 0).reduce((sum, each) => sum + each.failed.refused, 0);
    expect(refused).toBeGreaterThan(10);
    const answered = inWindow(folder).reduce((sum, each) => sum + each.answered, 0);
    expect(answered).toBe(0);
    expect(dose(folder)?.injected).toBe(refused);
  });

  it('net/reset: the answer is lost after the work was done', async () => {
    const folder = await broken('reset', { kind: 'net/reset', rate: 0.5, ...onEvaluate });
    const reset = operation(folder, 0).reduce((sum, each) => sum + each.failed.reset, 0);
    expect(reset).toBeGreaterThan(5);
    expect(dose(folder)?.injected).toBe(reset);
  });

  it('net/latency: every answer is late by the drawn time', async () => {
    const latency = '120ms';
    const folder = await broken('latency', {
      kind: 'net/latency',
      rate: 1,
      latency,
      ...onEvaluate,
    });
    const slow = inWindow(folder).flatMap(({ service }) => service[0] ?? []);
    expect(slow.length).toBeGreaterThan(0);
    // Bucket of 120 ms: nothing is faster.
    expect(Math.min(...slow)).toBeGreaterThanOrEqual(1386);
  });

  it('http/status: the service answers so, and the dose is its own count', async () => {
    const folder = await broken('status', {
      kind: 'http/status',
      status: 503,
      rate: 1,
      ...onEvaluate,
    });
    const answers = operation(folder, 0).reduce(
      (sum, each) => sum + (each.statuses['503'] ?? 0),
      0,
    );
    expect(answers).toBeGreaterThan(10);
    expect(dose(folder)?.injected).toBe(answers);
  });
});
