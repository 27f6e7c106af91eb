import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AcquirerHost } from '../mocks/acquirer/acquirer-host.ts';
import { pack } from '../mocks/acquirer/codec.ts';
import { frame, TWO_BYTES } from '../mocks/acquirer/framing.ts';
import { isoMessage } from '../mocks/acquirer/iso-message.ts';
import { serveAcquirer } from '../mocks/acquirer/serve-acquirer.ts';
import { threadCpuSeconds } from '../mocks/cpu-clock.ts';
import { serveTerminals } from '../mocks/terminals/serve-terminals.ts';
import { TerminalPark } from '../mocks/terminals/terminal-park.ts';
import { scaledTiming, TIMING } from '../mocks/terminals/timing.ts';
import { keyMaterial, seal } from '../mocks/terminals/wire/nexo-crypto.ts';
import { makeCertificates } from '../mocks/wire/certificates.ts';
import type { BenchRow } from './row.ts';

const CONNECTIONS = 64;
const SECONDS = 4;
const TERMINALS = 10_000;
const KEY = { keyIdentifier: 'bench', keyVersion: 1, passphrase: 'bench' };

type Mode = 'clear' | 'tls' | 'sealed' | 'iso';

/** Payments and messages a CPU-second of the mock, and what terminals weigh. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  await weighed(report, 'cloud');
  await weighed(report, 'local');
  const unit = 'payments/CPU-s';
  const clear = await nexoRate('clear');
  report({ name: 'nexo payment, clear text, http keep-alive', value: clear, unit });
  for (const [mode, name] of [
    ['tls', 'nexo payment, clear text, TLS keep-alive'],
    ['sealed', 'nexo payment, encrypted message, TLS keep-alive'],
  ] as const) {
    const value = await nexoRate(mode);
    report({ name, value, unit, baseline: 'clear text over http', ratio: value / clear });
  }
  report({ name: 'ISO 8583 0200 and 0210', value: await isoRate(), unit: 'messages/CPU-s' });
}

async function nexoRate(mode: 'clear' | 'tls' | 'sealed'): Promise<number> {
  let settled = 0;
  const park = new TerminalPark({ timing: scaledTiming(0), onSettled: () => settled++ });
  const tls = await (await makeCertificates()).leaf('terminal');
  const secure = mode === 'clear' ? {} : { tls };
  const served = await serveTerminals({ park: () => park, keys: [KEY], ...secure });
  const rate = await rateOf(() => settled, mode, Number(new URL(served.url).port));
  await served.close();
  return rate;
}

async function isoRate(): Promise<number> {
  let answered = 0;
  const host = new AcquirerHost();
  const served = await serveAcquirer({ acquirer: () => host, onExchange: () => answered++ });
  const rate = await rateOf(() => answered, 'iso', served.port);
  await served.close();
  return rate;
}

/** What a counter gains for each CPU second of this thread, while another process loads it. */
async function rateOf(count: () => number, mode: Mode, port: number): Promise<number> {
  const child = inChild(`load(${JSON.stringify(mode)}, ${port})`);
  while (count() < 2000) await pause(50);
  const [before, cpu] = [count(), threadCpuSeconds()];
  await pause(SECONDS * 1000);
  const rate = (count() - before) / (threadCpuSeconds() - cpu);
  child.kill();
  return rate;
}

/** Runs an export of this very file in a process of its own, without the bench's V8 flags. */
function inChild(call: string): ChildProcess {
  const code = `import(${JSON.stringify(import.meta.url)}).then((bench) => bench.${call})`;
  return spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const pause = (duration_ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, duration_ms));

/** How tills pay at all terminals: by `/async`, or by a connection to each that waits. */
type Way = 'cloud' | 'local';
const WAYS: Readonly<Record<Way, string>> = {
  cloud: 'all paying at one time',
  local: 'a connection held to each',
};

/** What terminals weigh in a process that has nothing else: all in a dialogue at one time. */
async function weighed(report: (row: BenchRow) => void, way: Way): Promise<void> {
  const child = inChild('weigh()');
  let paying: Promise<void> | undefined;
  for await (const chunk of child.stdout ?? []) {
    const told: Partial<Weight> & { readonly port?: number } = JSON.parse(String(chunk));
    if (told.port !== undefined)
      paying = way === 'cloud' ? payEverywhere(told.port) : waitEverywhere(told.port);
    if (told.bytes === undefined || told.peak === undefined) continue;
    const many = `${TERMINALS} terminals`;
    const name = `terminal with a payment kept, of ${many}, ${WAYS[way]}`;
    report({ name, value: told.bytes, unit: 'bytes' });
    report({
      name: `process with ${many}, ${WAYS[way]}, peak`,
      value: told.peak / 1024,
      unit: 'MiB resident',
      limit: '< 200',
    });
  }
  await paying;
}

interface Weight {
  readonly bytes: number;
  /** Kibibytes resident at the most. */
  readonly peak: number;
}

/** Serves terminals until each has paid once, and prints its port, then what they weigh. */
export async function weigh(): Promise<void> {
  const heap = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  let settled = 0;
  let together = 0;
  // Long enough for all of them to be paying before the first has paid, on a busy machine, too.
  const timing = { ...TIMING, presentCard_ms: 45_000 };
  const park = new TerminalPark({ timing, onSettled: () => settled++ });
  const served = await serveTerminals({ park: () => park });
  const before = heap();
  process.stdout.write(JSON.stringify({ port: Number(new URL(served.url).port) }));
  while (settled < TERMINALS) {
    together = Math.max(together, park.size - settled);
    await pause(50);
  }
  if (together < TERMINALS) throw new Error(`only ${together} terminals were paying at one time`);
  const weight: Weight = {
    bytes: (heap() - before) / TERMINALS,
    peak: process.resourceUsage().maxRSS,
  };
  process.stdout.write(JSON.stringify(weight));
  await served.close();
}

/** One payment at each terminal; the answers come later, when nobody listens any more. */
async function payEverywhere(port: number): Promise<void> {
  let next = 0;
  const headers = { 'x-api-key': 'peakday-test-key' };
  const lane = async (): Promise<void> => {
    while (next < TERMINALS) {
      const body = paymentText(`V400m-${100_000_000 + next++}`, 'S1');
      const url = `http://127.0.0.1:${port}/async`;
      const answer = await fetch(url, { method: 'POST', headers, body });
      await answer.text();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
}

/** One payment at each terminal, over a connection that is held until its answer. */
async function waitEverywhere(port: number): Promise<void> {
  const pay = (terminal: number): Promise<void> =>
    new Promise((answered, failed) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request(terminal)));
      socket.once('error', failed).once('data', () => socket.destroy());
      socket.once('close', () => answered());
    });
  const request = (terminal: number): string =>
    post('/nexo', paymentText(`V400m-${100_000_000 + terminal}`, 'S1'));
  const waiting: Promise<void>[] = [];
  for (let terminal = 0; terminal < TERMINALS; terminal++) {
    waiting.push(pay(terminal));
    if (terminal % CONNECTIONS === 0) await pause(5);
  }
  await Promise.all(waiting);
}

/** Loads a port until it is killed: one message under way on each of many connections. */
export function load(mode: Mode, port: number): void {
  for (let lane = 0; lane < CONNECTIONS; lane++) {
    const options = { host: '127.0.0.1', port, rejectUnauthorized: false };
    const secure = mode === 'tls' || mode === 'sealed';
    const socket: Socket = secure ? connectTls(options) : connect(options);
    const messages = messagesOf(mode, lane);
    socket.on(secure ? 'secureConnect' : 'connect', () => socket.write(messages.next().value));
    socket.on('data', () => socket.write(messages.next().value));
    socket.on('error', () => process.exit());
  }
}

/** Messages of one connection, each with a ServiceID or STAN of its own. */
function* messagesOf(mode: Mode, lane: number): Generator<Buffer, never> {
  const material = keyMaterial(KEY);
  for (let ordinal = 0; ; ordinal++) {
    if (mode === 'iso') {
      yield isoPurchase(lane, ordinal);
      continue;
    }
    const poiId = `V400m-${100_000_000 + lane}`;
    const text = paymentText(poiId, ordinal.toString(36));
    const body =
      mode === 'sealed'
        ? JSON.stringify({
            SaleToPOIRequest: { MessageHeader: headerOf(poiId, 'x'), ...seal(text, material) },
          })
        : text;
    yield Buffer.from(post('/nexo', body));
  }
}

const post = (path: string, body: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n` +
  `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

const headerOf = (POIID: string, ServiceID: string): object => ({
  ProtocolVersion: '3.0',
  MessageClass: 'Service',
  MessageCategory: 'Payment',
  MessageType: 'Request',
  ServiceID,
  SaleID: '0417-TILL03',
  POIID,
});

const paymentText = (poiId: string, serviceId: string): string =>
  JSON.stringify({
    SaleToPOIRequest: {
      MessageHeader: headerOf(poiId, serviceId),
      PaymentRequest: {
        SaleData: {
          SaleTransactionID: { TransactionID: 'S12T03-000451', TimeStamp: '2026-11-27T14:05:11Z' },
        },
        PaymentTransaction: { AmountsReq: { Currency: 'EUR', RequestedAmount: 41.2 } },
      },
    },
  });

const isoPurchase = (lane: number, ordinal: number): Buffer =>
  frame(
    pack(
      isoMessage('0200', {
        2: '4761739001010119',
        3: '000000',
        4: '000000004100',
        7: '1127140511',
        11: String(ordinal % 1_000_000).padStart(6, '0'),
        12: '150511',
        13: '1127',
        22: '051',
        41: `TERM${String(lane).padStart(4, '0')}`,
        42: 'PEAKDAY-0000417',
        49: '978',
      }),
    ),
    TWO_BYTES,
  );
