import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedMocks } from '../../mocks/embed.ts';
import { serviceNow } from '../../mocks/support/servicenow/api.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import { runLive } from '../../src/engines/live/run-live.ts';
import { measureRun } from '../../src/measure/measure-run.ts';
import type { Measures } from '../../src/measure/measures.ts';
import { readRun } from '../../src/measure/read-run.ts';
import type { RunRecord } from '../../src/model/facts.ts';
import type { Plan } from '../../src/model/plan.ts';
import { compile } from '../../src/scenario/compile.ts';
import { scratchFolder } from './scratch-folder.ts';

const scratch = scratchFolder();
const COMPRESSION = 60;
/** ServiceNow counts by the hour; this instance by four wall seconds, four business minutes. */
const LIMIT = { requests: 88, window_s: 4 };

const stores = (region: string, count: number) =>
  ({ count, region, country: 'ES', language: 'es', tills: 1, shoppersPerDay: 900 }) as const;
const broken = { kind: 'printer/offline', duration: '1h', rate: 1 } as const;

/**
 * A bad firmware reaches the printers of fifty stores at two past twelve, of thirty more at
 * seventeen past: twenty-four minutes in as many seconds.
 */
function outagePlan(preset: 'good' | 'naive'): Promise<Plan> {
  return compile(
    {
      name: 'mass-outage',
      title: 'Every printer fails at once',
      day: { date: '2026-11-27', curve: 'blackFriday' },
      live: { from: '12:00', to: '12:24', compression: COMPRESSION },
      stores: { north: stores('north', 50), south: stores('south', 30) },
      shoppers: { returnShare: 0, pickUpShare: 0, webOrderShare: 0 },
      tills: { clerkTries: '30s', ticketPoll: '4min', clerkMends: { receiptNotPrinting: 0 } },
      people: { impatience: '4min', notices: '30s' },
      desk: {
        teams: { es: { agents: 2, languages: ['es'], shift: '08:00-22:00' } },
        poll: '5min',
        handle: { receiptNotPrinting: '8min' },
      },
      policies: { preset },
      faults: {
        north: { ...broken, start: '12:02', scope: { regions: ['north'] } },
        south: { ...broken, start: '12:17', scope: { regions: ['south'] } },
      },
      targets: { support: { url: 'http://127.0.0.1:9', binding: 'servicenow' } },
    } as never,
    { seed: 11 },
  );
}

interface Outage {
  readonly measures: Measures;
  readonly world: World;
}

/** Lives the outage against an instance of its own, and measures it. */
async function rehearse(preset: 'good' | 'naive'): Promise<Outage> {
  const plan = await outagePlan(preset);
  const folder = join(scratch, preset);
  mkdirSync(folder, { recursive: true });
  const { seed, promotions, coupons } = plan;
  const mocks = await startEmbeddedMocks({ seed, replication: 0, promotions, coupons });
  const began_ms = Date.now();
  // The first window begins with the run.
  const now_ms = (): number => Date.UTC(2026, 10, 27, 12) + Date.now() - began_ms;
  const world = new World({ seed, promotions: [], coupons: [], now_ms });
  const api = serviceNow(LIMIT);
  const instance = await serveApi(api, world);
  const value = api.passes?.(world)?.['authorization'] ?? '';
  const credentials = { kind: 'header', name: 'authorization', value } as const;
  try {
    const startedAt = new Date().toISOString();
    const ending = await runLive({
      plan,
      runId: preset,
      folder,
      version: '0.0.0-test',
      workers: 1,
      targets: { ...mocks.urls, support: instance.url },
      access: { support: { credentials } },
      adminUrl: mocks.adminUrl,
    });
    const record: RunRecord = {
      ...{ format: 1, runId: preset, scenario: plan.name, engine: 'live', version: '0.0.0-test' },
      ...{ node: process.version, planHash: '', seed: plan.seed, workers: 1, command: 'peakday' },
      ...{ startedAt, endedAt: new Date().toISOString(), ending },
    };
    writeFileSync(join(folder, 'run.json'), JSON.stringify(record));
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    return { measures: measureRun(await readRun(folder)), world };
  } finally {
    await instance.close();
    await mocks.close();
  }
}

/** Issues that a store noticed and never could tell the desk about. */
const lost = ({ issues }: Measures): readonly string[] =>
  issues.records
    .filter(({ noticed_us, reported_us }) => noticed_us !== null && reported_us === null)
    .map(({ issue }) => issue);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const refused = ({ operations }: Measures): number =>
  sum(operations.map(({ statuses }) => statuses['429'] ?? 0));

describe('ServiceNow’s rate limit during a mass outage', () => {
  let good: Outage;
  let naive: Outage;
  beforeAll(async () => {
    [good, naive] = await Promise.all([rehearse('good'), rehearse('naive')]);
  }, 180_000);

  it('makes the good policy wait, and none of its tickets is lost or doubled', () => {
    const { measures, world } = good;
    expect(refused(measures)).toBeGreaterThan(0);
    expect(measures.issues.total).toMatchObject({ began: 80, noticed: 80, reported: 80 });
    expect(lost(measures)).toEqual([]);
    expect(measures.audit.counts).not.toHaveProperty('ticketDuplicated');
    expect(measures.audit.counts).not.toHaveProperty('ticketNotFindable');
    expect(measures.audit.counts).not.toHaveProperty('ticketNotAccepted');
    expect([...world.support.all()]).toHaveLength(80);
  });

  it('loses tickets of the naive policy, which takes its own places with duplicates', () => {
    const { measures, world } = naive;
    expect(refused(measures)).toBeGreaterThan(3 * refused(good.measures));
    expect(measures.issues.total.noticed).toBe(80);
    expect(lost(measures).length).toBeGreaterThan(0);
    expect(measures.audit.counts.ticketNotAccepted).toBe(lost(measures).length);
    expect(measures.audit.counts.ticketDuplicated).toBeGreaterThan(50);
    const reported = new Set([...world.support.all()].map(({ storeId }) => storeId));
    expect(80 - reported.size).toBeLessThanOrEqual(lost(measures).length);
  });
});
