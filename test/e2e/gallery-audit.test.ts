import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedMocks } from '../../mocks/embed.ts';
import { makeRunFolder, writeRecord } from '../../src/cli/run-folder.ts';
import { runLive } from '../../src/engines/live/run-live.ts';
import { measureRun } from '../../src/measure/measure-run.ts';
import type { Measures } from '../../src/measure/measures.ts';
import { readRun } from '../../src/measure/read-run.ts';
import type { RunRecord } from '../../src/model/facts.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { scratchFolder } from './scratch-folder.ts';

const scratch = scratchFolder();

/** Rehearses a built-in scenario's live window against the embedded mocks, quicker than its own. */
async function rehearsed(name: string, compression: number, faults: boolean): Promise<Measures> {
  const { scenario } = await loadScenario(name, { cwd: scratch });
  const { faults: planted, ...calm } = scenario;
  const whole = faults && planted !== undefined ? { ...calm, faults: planted } : calm;
  const plan = await compile({ ...whole, live: { ...whole.live, compression } });
  const runId = `${name}-${faults ? 'planted' : 'calm'}`;
  const folder = join(scratch, runId);
  const record: RunRecord = {
    format: 1,
    runId,
    scenario: name,
    engine: 'live',
    version: '0.0.0-test',
    node: process.versions.node,
    planHash: '',
    seed: plan.seed,
    workers: 1,
    command: `peakday run ${name}`,
    startedAt: new Date(0).toISOString(),
  };
  mkdirSync(folder);
  await makeRunFolder(folder, plan, record);
  const { seed, replication, promotions, coupons } = plan;
  const mocks = await startEmbeddedMocks({ seed, replication, promotions, coupons });
  try {
    const ending = await runLive({
      plan,
      runId,
      folder,
      version: '0.0.0-test',
      workers: 1,
      targets: mocks.urls,
      adminUrl: mocks.adminUrl,
    });
    expect(ending.how).toBe('completed');
    await writeRecord(folder, { ...record, endedAt: new Date(0).toISOString(), ending });
  } finally {
    await mocks.close();
  }
  return measureRun(await readRun(folder));
}

const storesIn = ({ plan }: Measures, fault: string): readonly string[] =>
  plan.faults.find(({ id }) => id === fault)?.scope.stores ?? [];

describe('the audit of the gallery, against the mocks over real HTTP', { timeout: 120_000 }, () => {
  it('support-black-hole: exactly the swallowed tickets were never taken', async () => {
    const run = await rehearsed('support-black-hole', 120, true);
    const { counts, findings } = run.audit;
    const dose = run.faults.find(({ id }) => id === 'black-hole');
    expect(dose?.injected).toBeGreaterThan(3);
    expect(counts).toEqual({ ticketNeverAcknowledged: dose?.injected });
    const italian = new Set(
      run.plan.stores.filter(({ language }) => language === 'it').map(({ id }) => id),
    );
    expect(findings.every(({ store }) => italian.has(store ?? ''))).toBe(true);
    expect(run.blame.rows.every(({ fault }) => fault !== 'black-hole')).toBe(true);
  });

  it('promo-goes-live-wrong: wrong prices in France, prices of before in Italy', async () => {
    const run = await rehearsed('promo-goes-live-wrong', 90, true);
    const { counts, findings } = run.audit;
    expect(Object.keys(counts).sort()).toEqual(['misPriced', 'stalePrice']);
    const late = new Set(storesIn(run, 'late-in-france'));
    const stale = new Set(storesIn(run, 'stale-in-italy'));
    for (const { kind, store, steps } of findings) {
      expect((kind === 'misPriced' ? late : stale).has(store ?? '')).toBe(true);
      expect(steps.length).toBeGreaterThan(4);
    }
  });

  it('provider-outage-and-reconnect: every sale of the outage arrived, once and in order', async () => {
    const run = await rehearsed('provider-outage-and-reconnect', 24, true);
    const coverage = new Map(run.coverage.map(({ point, count }) => [point, count]));
    expect(coverage.get('sale.offline')).toBeGreaterThan(20);
    expect(coverage.get('queue.flushed')).toBeGreaterThan(5);
    expect(run.audit.counts).toEqual({});
    expect(run.audit.pending.documents).toBe(0);
  });

  it.each([
    ['support-black-hole', 240],
    ['promo-goes-live-wrong', 150],
    ['provider-outage-and-reconnect', 200],
  ])('%s with its faults off: nothing is found', async (name, compression) => {
    const run = await rehearsed(name, compression, false);
    expect(run.sales.done).toBeGreaterThan(200);
    expect(run.audit.counts).toEqual({});
    expect(run.audit.unanswered).toBe(0);
  });
});
