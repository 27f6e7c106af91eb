import type { RequestListener } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describeApi } from '../mocks/openapi/describe-api.ts';
import { DEMO_COUPONS, DEMO_RULES } from '../mocks/promotions/demo-rules.ts';
import { PromotionEngine } from '../mocks/promotions/promotion-engine.ts';
import { REFERENCE_APIS } from '../mocks/reference-api.ts';
import { makeSite, resetLane, type Site } from '../mocks/site.ts';
import { SupportDesk } from '../mocks/support/support-desk.ts';
import { Journal } from '../mocks/wire/journal.ts';
import { listen } from '../mocks/wire/listen.ts';
import { serveApi } from '../mocks/wire/serve-api.ts';
import type { EvaluateRequest } from '../src/model/basket.ts';
import type { FaultPlan } from '../src/model/fault-plan.ts';
import type { Service } from '../src/model/operations.ts';
import { NEVER, ZERO } from '../src/model/units.ts';
import { type LoadCount, load } from './http-load.ts';
import { installPeers, PEERS, startPeer } from './peer-mocks.ts';
import type { BenchRow } from './row.ts';

const BASKET: EvaluateRequest = {
  requestId: 'r-0417-3-000451',
  mode: 'preview',
  basketId: 'store/0417/till/3/451',
  storeId: '0417',
  tillId: '3',
  channel: 'store',
  currency: 'EUR',
  pricedAt: '2026-11-27T15:05:00Z',
  customer: { loyaltyId: 'L1', tier: 'gold', segments: [] },
  coupons: ['BF20'],
  manualDiscounts: [],
  lines: ['coats', 'socks', 'jeans'].map((category, i) => ({
    lineId: String(i + 1),
    sku: `sku-${i}`,
    gtin: '2000000000015',
    categories: [category],
    quantity: i + 1,
    unitPrice: 4990 - i * 1000,
    discountable: true,
    returnOf: null,
  })),
};

/** A fault that is drawn for every request and bites one in a thousand. */
const FAULT: FaultPlan = {
  id: 'drawn',
  kind: 'http/status',
  from_us: ZERO,
  to_us: NEVER,
  scope: {},
  trigger: { kind: 'rate', rate: 0.001, per: 'request' },
  parameters: { status: 503 },
};

/** A ticket that is new each time. */
const TICKET = JSON.stringify({
  externalRef: 'store/0417/till/3/#########',
  channel: 'api',
  storeId: '0417',
  tillId: '3',
  device: { type: 'printer', id: 'store/0417/till/3/printer' },
  symptom: 'receiptNotPrinting',
  language: 'es',
  tillSystem: 'oracle',
  summary: 'No imprime',
  description: 'La impresora de la caja 3 no imprime.',
  impact: 2,
  urgency: 2,
});

const UNIT = 'requests per CPU-second';

/** The two routes that are compared. */
const WORK = {
  promotions: { path: '/v1/evaluations', body: JSON.stringify(BASKET) },
  support: { path: '/v1/tickets', body: TICKET },
} as const;
type Compared = keyof typeof WORK;

/** Good answers per CPU-second of whoever serves; the load runs in another process. */
async function perCpuSecond(
  url: string,
  service: Compared,
  cpuSeconds: () => number,
  between: () => void = () => undefined,
): Promise<number> {
  const work = WORK[service];
  // By CPU time, not by the clock: a busy machine must not leave a server half compiled.
  const run = async (atLeast_s: number): Promise<LoadCount & { readonly cpu_s: number }> => {
    const before = cpuSeconds();
    let [good, others] = [0, 0];
    for (let i = 0; i < 6 && cpuSeconds() - before < atLeast_s; i++) {
      const count = await load({ ...work, url, seconds: 2 });
      good += count.good;
      others += count.others;
    }
    return { good, others, cpu_s: cpuSeconds() - before };
  };
  await run(2);
  between();
  const { good, others, cpu_s } = await run(1.5);
  // Faults are drawn: one in a thousand is refused.
  if (others > good / 50) throw new Error(`${service}: ${others} of ${good + others} were refused`);
  return good / cpu_s;
}

/** Of this process, which does nothing but serve. */
function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function ours(site: Site, service: Compared): Promise<number> {
  const { url, close } = await serveApi(REFERENCE_APIS[service], site.worlds, site);
  const renew = (): void => {
    for (const { lane } of site.worlds.all()) {
      resetLane(site, lane);
      site.worlds.of(lane)?.faults.put(FAULT);
    }
  };
  const rate = await perCpuSecond(url, service, ownCpuSeconds, renew);
  await close();
  return rate;
}

/** Node's own server reading the same body and writing the same reply, and nothing else. */
function bare(reply: string): RequestListener {
  const length = String(Buffer.byteLength(reply));
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString());
      response.writeHead(200, ['content-type', 'application/json', 'content-length', length]);
      response.end(reply);
    });
  };
}

function microsecondsOf(rounds: number, run: (round: number) => void): number {
  for (let i = 0; i < rounds; i++) run(i);
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i++) run(i);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / rounds;
}

/** Claims of 300 agents from a queue that keeps 5 000 tickets waiting. */
function claimCost(): number {
  const desk = new SupportDesk({ clock: () => '2026-11-27T15:00:00Z' });
  let opened = 0;
  const open = (): void => {
    desk.open({
      externalRef: `x${opened++}`,
      channel: 'api',
      storeId: '0417',
      tillId: '3',
      device: { type: 'till', id: 'store/0417/till/3' },
      symptom: 'receiptNotPrinting',
      language: opened % 2 === 0 ? 'es' : 'it',
      tillSystem: opened % 3 === 0 ? 'oracle' : 'cegid',
      summary: '',
      description: '',
      impact: 2,
      urgency: 2,
    });
  };
  for (let i = 0; i < 5000; i++) open();
  return microsecondsOf(20_000, (round) => {
    const agentId = `a${round % 300}`;
    const one = desk.claim({ agentId, languages: ['es', 'it'], tillSystems: ['oracle', 'cegid'] });
    if (one !== null) desk.cancel(one.id);
    open();
  });
}

/** Heap in use before and after ten million records, megabytes. */
function journalHeap(): { readonly before: number; readonly after: number } {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const heap = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 2 ** 20;
  };
  const journal = new Journal();
  const track = journal.track('support', 'POST /v1/tickets');
  const bodies = { request: TICKET, reply: TICKET };
  const fill = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const device = `store/${i % 2000}/till/${i % 40}`;
      const [lane, status] = [`lane-${i % 3}`, i % 1000 === 0 ? 503 : 201];
      journal.record(track, { ...bodies, lane, status, device, at_ms: i, latency_us: i % 5000 });
    }
  };
  fill(200_000);
  const before = heap();
  fill(10_000_000);
  const after = heap();
  if (journal.written !== 10_200_000) throw new Error('the journal lost count');
  return { before, after };
}

/** Prism and Mockoon on the same two routes, from our own documents, in the same run. */
async function comparePeers(
  rates: Readonly<Record<Compared, number>>,
  report: (row: BenchRow) => void,
): Promise<void> {
  const there = installPeers();
  for (const name of Object.keys(PEERS) as (keyof typeof PEERS)[])
    for (const service of Object.keys(WORK) as Compared[]) {
      const peer = there
        ? await startPeer(name, describeApi(REFERENCE_APIS[service satisfies Service]))
        : undefined;
      const title = `${name}, ${WORK[service].path}`;
      if (peer === undefined) {
        report({ name: `${title}: peer not available`, value: Number.NaN, unit: UNIT });
        continue;
      }
      try {
        const value = await perCpuSecond(peer.url, service, peer.cpuSeconds);
        const ratio = rates[service] / value;
        report({ name: `${title}: peakday over it`, value, unit: UNIT, baseline: name, ratio });
      } finally {
        peer.close();
      }
    }
}

/** The reference services: over sockets beside bare node:http and peers, and their domains alone. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const config = { seed: 7, promotions: DEMO_RULES, coupons: DEMO_COUPONS, faults: [FAULT] };
  const engine = new PromotionEngine(config);
  const reply = JSON.stringify(engine.evaluate(BASKET));
  const { url, close } = await listen(bare(reply), { host: '127.0.0.1', port: 0 });
  const floor = await perCpuSecond(url, 'promotions', ownCpuSeconds);
  await close();
  report({ name: 'bare node:http, same body and reply', value: floor, unit: UNIT });
  const beside = (value: number) => ({ value, unit: UNIT, baseline: 'bare', ratio: value / floor });
  const promotions = await ours(makeSite(config), 'promotions');
  const on = 'journal, 3 lanes and fault draw on';
  report({ name: `promotions.evaluate, ${on}`, ...beside(promotions), limit: '>= 20000' });
  const support = await ours(makeSite(config), 'support');
  report({ name: `support.open, ${on}`, ...beside(support), limit: '>= 15000' });
  await comparePeers({ promotions, support }, report);
  const { before, after } = journalHeap();
  report({ name: 'journal after 200 000 records', value: before, unit: 'MB' });
  report({ name: '10 000 000 records later', value: after, unit: 'MB', limit: 'flat' });
  const evaluate = microsecondsOf(100_000, () => engine.evaluate(BASKET));
  report({ name: 'pricing alone: 3 lines, 12 rules', value: evaluate, unit: 'µs CPU' });
  const claim = claimCost();
  report({ name: 'claim, cancel and open with 5 000 waiting', value: claim, unit: 'µs CPU' });
}
