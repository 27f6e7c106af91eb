import { spawn } from 'node:child_process';
import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { DEMO_COUPONS, DEMO_RULES } from '../mocks/promotions/demo-rules.ts';
import { PromotionEngine } from '../mocks/promotions/promotion-engine.ts';
import { referenceServices } from '../mocks/reference-services.ts';
import { SupportDesk } from '../mocks/support/support-desk.ts';
import { fastLane } from '../mocks/wire/fast-lane.ts';
import { listen } from '../mocks/wire/listen.ts';
import { serviceApp } from '../mocks/wire/service-app.ts';
import type { EvaluateRequest } from '../src/model/basket.ts';
import type { FaultPlan } from '../src/model/plan.ts';
import { NEVER, ZERO } from '../src/model/units.ts';
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

/**
 * A load generator as cheap as can be, in a process of its own: raw sockets, requests written
 * beforehand for a thousand ordinals, answers counted by their status lines.
 */
const LOAD = `
import net from 'node:net';
const [port, seconds, body] = [process.argv[1], Number(process.argv[2]), process.argv[3]];
const requests = Array.from({ length: 1000 }, (_, i) => Buffer.from([
  'POST /v1/evaluations HTTP/1.1', 'host: 127.0.0.1:' + port, 'content-type: application/json',
  'peakday-device: store/0417/till/' + (i % 40), 'peakday-ordinal: ' + i,
  'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  'user-agent: peakday/0.1.0', 'content-length: ' + Buffer.byteLength(body), '', body,
].join('\\r\\n')));
const mark = Buffer.from('HTTP/1.1 ');
let answers = 0, next = 0;
for (let c = 0; c < 64; c++) {
  const socket = net.connect(Number(port), '127.0.0.1');
  const send = () => socket.write(requests[next++ % 1000]);
  socket.setNoDelay(true);
  socket.on('connect', send);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    let seen = 0;
    for (let at = chunk.indexOf(mark); at >= 0; at = chunk.indexOf(mark, at + 1)) seen++;
    answers += seen;
    if (seen > 0) send();
  });
}
setTimeout(() => { console.log(answers); process.exit(0); }, seconds * 1000);
`;

function load(url: string, seconds: number): Promise<number> {
  const { port } = new URL(url);
  const script = ['--input-type=module', '-e', LOAD, port, String(seconds), JSON.stringify(BASKET)];
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  return new Promise((resolve) => child.once('close', () => resolve(Number(printed))));
}

/** Answers per CPU-second of this process, which does nothing but serve. */
async function perCpuSecond(listener: RequestListener): Promise<number> {
  const { url, close } = await listen(listener, '127.0.0.1', 0);
  await load(url, 1);
  const before = process.cpuUsage();
  const answers = await load(url, 3);
  const { user, system } = process.cpuUsage(before);
  await close();
  return answers / ((user + system) / 1e6);
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

/** The reference services: over sockets beside bare node:http, and their domains alone. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const config = { seed: 7, promotions: DEMO_RULES, coupons: DEMO_COUPONS, faults: [FAULT] };
  const engine = new PromotionEngine(config);
  const reply = JSON.stringify(engine.evaluate(BASKET));
  const unit = 'requests per CPU-second';
  const floor = await perCpuSecond(bare(reply));
  report({ name: 'bare node:http, same body and reply', value: floor, unit });
  const desk = referenceServices(config).desks.promotions;
  const app = getRequestListener(serviceApp(desk).fetch, { overrideGlobalObjects: false });
  const versus = (value: number) => ({
    value,
    unit,
    baseline: 'bare node:http',
    ratio: value / floor,
  });
  const ours = await perCpuSecond(fastLane(desk, app));
  report({
    name: 'promotions.evaluate, journal and fault draw on',
    ...versus(ours),
    limit: '>= 20000',
  });
  report({ name: 'the same without the fast lane (all hono)', ...versus(await perCpuSecond(app)) });
  const evaluate = microsecondsOf(100_000, () => engine.evaluate(BASKET));
  report({ name: 'pricing alone: 3 lines, 12 rules', value: evaluate, unit: 'µs CPU' });
  const claim = claimCost();
  report({ name: 'claim, cancel and open with 5 000 waiting', value: claim, unit: 'µs CPU' });
}
