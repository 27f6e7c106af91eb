import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_COUPONS, DEMO_RULES } from '../../mocks/promotions/demo-rules.ts';
import { type RunningSystems, runSystems } from '../../mocks/run-systems.ts';
import { makeSite } from '../../mocks/site.ts';
import { SYSTEMS } from '../../mocks/systems.ts';
import type { Api } from '../../mocks/wire/api.ts';
import { CertificateFolder } from '../../mocks/wire/certificate-folder.ts';
import { json } from '../../mocks/wire/exchange.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { get } from '../../mocks/wire/route.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import type { Part } from '../../mocks/world.ts';
import { LANES, Worlds } from '../../mocks/worlds.ts';
import { report } from '../unit/mocks/reports.ts';
import { post } from './served-mocks.ts';

const VENDORS = ['acme', 'best', 'corner'] as const;
type Vendor = (typeof VENDORS)[number];

const site = makeSite({ seed: 7, promotions: DEMO_RULES, coupons: DEMO_COUPONS, record: true });
let running: RunningSystems;
beforeAll(async () => {
  running = await runSystems({
    site,
    systems: SYSTEMS.filter(({ name }) => name === 'support' || name === 'promotions'),
    host: '127.0.0.1',
    lanes: [{ lane: 'corner' }],
    tls: 'off',
    certificates: new CertificateFolder(),
    settingsOf: () => ({}),
    env: {},
  });
});
afterAll(() => running.close());

const urlOf = (system: string, lane: string): string =>
  running.rows.find((row) => row.system === system && row.lane === lane)?.address ?? '';

/** Each vendor names its lane in another way: a header, a prefix, a port. */
const reach: Readonly<Record<Vendor, { base: () => string; headers: Record<string, string> }>> = {
  acme: { base: () => urlOf('support', 'main'), headers: { 'peakday-lane': 'acme' } },
  best: { base: () => `${urlOf('support', 'main')}/lanes/best`, headers: {} },
  corner: { base: () => urlOf('support', 'corner'), headers: {} },
};

const admin = async (path: string, init?: RequestInit): Promise<Record<string, unknown>> => {
  const response = await fetch(`${running.adminUrl}${path}`, init);
  return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
};

const putFault = (lane: string, status: number) =>
  admin(`/lanes/${lane}/faults/f`, {
    method: 'PUT',
    body: JSON.stringify({
      id: 'f',
      kind: 'http/status',
      from_us: 0,
      to_us: 1,
      scope: { operations: ['support.claim'] },
      trigger: { kind: 'every', count: 1 },
      parameters: { status },
    }),
  });

describe('three vendors on three lanes at once', () => {
  it('never see each other’s tickets, ids, faults, keys or journal', async () => {
    await putFault('acme', 503);
    await putFault('best', 429);
    const COUNT = 60;
    const work = async (vendor: Vendor): Promise<void> => {
      const { base, headers } = reach[vendor];
      await Promise.all(
        Array.from({ length: COUNT }, async (_, i) => {
          const body = report(`${vendor}-${i}`);
          const key = { 'idempotency-key': `"same-${i}"` };
          const opened = await post(`${base()}/v1/tickets`, body, { ...headers, ...key });
          expect(opened.status).toBe(201);
          expect(((await opened.json()) as { externalRef: string }).externalRef).toBe(
            `${vendor}-${i}`,
          );
        }),
      );
    };
    await Promise.all(VENDORS.map(work));
    const claims = VENDORS.map(async (vendor) => {
      const { base, headers } = reach[vendor];
      const body = { agentId: 'a', languages: ['es'], tillSystems: ['oracle'] };
      return (await post(`${base()}/v1/queue/claims`, body, headers)).status;
    });
    expect(await Promise.all(claims)).toEqual([503, 429, 200]);
    for (const vendor of VENDORS) {
      const { base, headers } = reach[vendor];
      const listed = await fetch(`${base()}/v1/tickets`, { headers });
      const { tickets } = (await listed.json()) as {
        tickets: { id: string; externalRef: string }[];
      };
      expect(tickets).toHaveLength(COUNT);
      expect(tickets.every((one) => one.externalRef.startsWith(`${vendor}-`))).toBe(true);
      // Ids count from one in every lane: they tell nothing of the neighbours.
      expect(new Set(tickets.map((one) => one.id))).toEqual(
        new Set(Array.from({ length: COUNT }, (_, i) => `ticket-${i + 1}`)),
      );
      const counters = (await admin(`/lanes/${vendor}/counters`))['counters'] as {
        route: string;
        status: number;
        count: number;
      }[];
      expect(counters.find((one) => one.status === 201)?.count).toBe(COUNT);
      const journal = (await admin(`/lanes/${vendor}/journal`)) as {
        total: number;
        exchanges: { lane: string }[];
      };
      expect(journal.total).toBe(COUNT + 2);
      expect(new Set(journal.exchanges.map((one) => one.lane))).toEqual(new Set([vendor]));
      const { log } = (await admin(`/lanes/${vendor}/har`)) as {
        log: { entries: { _lane: string }[] };
      };
      expect(log.entries.length).toBeGreaterThan(0);
      expect(log.entries.every((one) => one._lane === vendor)).toBe(true);
    }
    expect(await admin('/counters')).toMatchObject({ total: 0 });
    expect(await admin('/faults')).toEqual({ faults: [] });
  });

  it('are reset one at a time', async () => {
    await admin('/lanes/acme/reset', { method: 'POST' });
    expect(await admin('/lanes/acme/faults')).toEqual({ faults: [] });
    expect(await admin('/lanes/acme/counters')).toMatchObject({ total: 0 });
    const acme = await fetch(`${urlOf('support', 'main')}/v1/tickets`, {
      headers: reach.acme.headers,
    });
    expect(await acme.json()).toEqual({ tickets: [] });
    expect((await admin('/lanes/best/faults'))['faults']).toHaveLength(1);
    const byHeader = await admin('/faults', { headers: { 'peakday-lane': 'best' } });
    expect(byHeader['faults']).toHaveLength(1);
    const best = await fetch(`${reach.best.base()}/v1/tickets`);
    expect(((await best.json()) as { tickets: unknown[] }).tickets).toHaveLength(60);
    const { lanes } = (await admin('/lanes')) as { lanes: { lane: string }[] };
    expect(lanes.map((one) => one.lane).sort()).toEqual(['acme', 'best', 'corner', 'main']);
  });
});

describe('one lane through several doors', () => {
  it('is one lane: an Idempotency-Key and its answer are known at each', async () => {
    const headers = { 'idempotency-key': '"door"', 'peakday-lane': 'corner' };
    const first = await post(`${urlOf('support', 'main')}/v1/tickets`, report('door'), headers);
    const again = await post(`${urlOf('support', 'corner')}/v1/tickets`, report('door'), {
      'idempotency-key': '"door"',
    });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await first.text());
    const { counters } = (await admin('/lanes/corner/counters')) as {
      counters: { route: string; status: number; count: number }[];
    };
    const opened = counters.filter((one) => one.route === 'POST /v1/tickets');
    expect(opened).toMatchObject([{ status: 201, count: 62 }]);
  });
});

describe('what an API itself remembers', () => {
  const USED: Part<{ count: number }> = { name: 'quota', make: () => ({ count: 0 }) };
  const limited: Api = {
    name: 'limited',
    title: 'Two requests, then 429',
    service: 'support',
    keys: 'own',
    refuse: ({ detail }) => json(400, { detail }),
    admit: (_, world) => (world.part(USED).count++ < 2 ? undefined : json(429, {})),
    routes: [
      get({ path: '/x', summary: '', operation: null, replies: {}, serve: () => json(200, {}) }),
    ],
  };
  const open: Listening[] = [];
  afterAll(() => Promise.all(open.map((one) => one.close())));

  it('is of its lane: one vendor’s rate limit is not another’s', async () => {
    const served = await serveApi(limited, new Worlds({ seed: 1, promotions: [], coupons: [] }));
    open.push(served);
    const ask = async (lane: string) =>
      (await fetch(`${served.url}/x`, { headers: { 'peakday-lane': lane } })).status;
    expect([await ask('a'), await ask('a'), await ask('a')]).toEqual([200, 200, 429]);
    expect([await ask('b'), await ask('b'), await ask('b')]).toEqual([200, 200, 429]);
  });

  it('refuses lanes without a proper name, and more of them than there is room for', async () => {
    const worlds = new Worlds({ seed: 1, promotions: [], coupons: [] });
    const served = await serveApi(limited, worlds);
    open.push(served);
    const ask = async (lane: string) => {
      const answer = await fetch(`${served.url}/lanes/${lane}/x`);
      return [answer.status, await answer.json()];
    };
    expect(await ask('-')).toMatchObject([400, { detail: expect.stringContaining('letters') }]);
    for (let i = worlds.all().length; i < LANES; i++) expect(worlds.of(`lane-${i}`)).toBeDefined();
    expect(await ask('one-more')).toMatchObject([400, { detail: expect.stringContaining('lane') }]);
    expect(worlds.all()).toHaveLength(LANES);
    expect((await ask('lane-9'))[0]).toBe(200);
  });
});
