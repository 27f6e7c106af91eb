import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultInForce, makeSite } from '../../mocks/index.ts';
import { type RunningSystems, runSystems } from '../../mocks/run-systems.ts';
import { SYSTEMS } from '../../mocks/systems.ts';
import { CertificateFolder } from '../../mocks/wire/certificate-folder.ts';
import type { FaultPlan } from '../../src/model/fault-plan.ts';
import { rule } from '../unit/mocks/baskets.ts';
import { post } from './served-mocks.ts';
import { payment } from './terminals-served.ts';

const VENDORS = ['acme', 'best', 'corner'] as const;
type Vendor = (typeof VENDORS)[number];

/** Support, promotions, payments, terminals, printers and till services, all at once. */
const KINDS = ['zendesk', 'talon-one', 'payments', 'terminal', 'printer', 'oracle-poslog'];

/** Each vendor is tormented in another system. */
const TROUBLE: Readonly<Record<Vendor, readonly FaultPlan[]>> = {
  acme: [
    faultInForce('http/status', {
      scope: { operations: ['support.open'] },
      parameters: { status: 503 },
    }),
    faultInForce('terminal/device-out'),
  ],
  best: [
    faultInForce('http/throttle', {
      scope: { operations: ['promotions.evaluate'] },
      parameters: { quotaPerSecond: 0, retryAfter_s: 9 },
    }),
  ],
  corner: [
    faultInForce('http/status', {
      scope: { operations: ['payments.authorise'] },
      parameters: { status: 502 },
    }),
    faultInForce('printer/paper-out'),
  ],
};

const site = makeSite({
  seed: 7,
  promotions: [rule('ONCE', { coupon: 'ONCE', value: 50 })],
  // Whoever takes the coupon first would leave none to the others, were the lanes one.
  coupons: [{ code: 'ONCE', limit: 1 }],
});
const certificates = new CertificateFolder();
let running: RunningSystems;
beforeAll(async () => {
  running = await runSystems({
    site,
    systems: SYSTEMS.filter(({ name }) => KINDS.includes(name)),
    host: '127.0.0.1',
    lanes: VENDORS.map((lane) => ({ lane })),
    tls: 'off',
    certificates,
    settingsOf: (system) => (system === 'terminal' ? { settings: { pace: 0 } } : {}),
    env: {},
  });
});
afterAll(async () => {
  await running.close();
  await certificates.remove();
});

const addressOf = (lane: Vendor, system: string, what = ''): string =>
  running.rows.find((row) => row.lane === lane && row.system === system && row.what.includes(what))
    ?.address ?? '';

const ticket = async (lane: Vendor): Promise<number> => {
  const body = { ticket: { subject: lane, comment: { body: `from ${lane}` } } };
  const url = `${addressOf(lane, 'zendesk')}/tickets.json`;
  // One key for all: it must be another vendor's business in each lane.
  const headers = { ...zendeskKey, 'idempotency-key': 'same' };
  return (await post(url, body, headers)).status;
};
const zendeskKey = { authorization: `Basic ${btoa('agent@example.com/token:peakday')}` };

const session = async (lane: Vendor, state: 'open' | 'closed'): Promise<number> => {
  const cartItems = [{ sku: 's', category: 'c', quantity: 1, price: 10 }];
  const answer = await fetch(`${addressOf(lane, 'talon-one')}/v2/customer_sessions/same`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      authorization: 'ApiKey-v1 peakday-talon-one-key',
    },
    body: JSON.stringify({
      customerSession: { state, cartItems, couponCodes: ['ONCE'] },
      responseContent: ['customerSession'],
    }),
  });
  if (!answer.ok) return answer.status;
  return ((await answer.json()) as { customerSession: { total: number } }).customerSession.total;
};

const pay = async (lane: Vendor): Promise<number> => {
  const body = {
    ...{ paymentId: 'same', storeId: lane, tillId: '1', terminalId: 't', amount: 100 },
    ...{ currency: 'EUR', method: 'chip', maskedPan: '411111******1111' },
  };
  return (await post(`${addressOf(lane, 'payments')}/v1/payments`, body)).status;
};

const tap = async (lane: Vendor): Promise<string> => {
  const answer = await post(
    addressOf(lane, 'terminal', 'no TLS'),
    payment(30, { ServiceID: 'SAME' }),
  );
  const text = await answer.text();
  const [, told = ''] =
    /"ErrorCondition":"(\w+)"/.exec(text) ?? /"Result":"(\w+)"/.exec(text) ?? [];
  return told;
};

/** Prints a receipt: that it is printed, where there is paper, and the roll sensor, always. */
const print = (lane: Vendor): Promise<readonly number[]> =>
  new Promise((resolve, reject) => {
    const [host, port] = addressOf(lane, 'printer', 'ESC/POS').split(':');
    const socket = connect({ host: host ?? '', port: Number(port) });
    const answered: number[] = [];
    socket.once('error', reject);
    socket.on('data', (bytes) => {
      answered.push(...bytes);
      if (answered.length < 2 && answered[0] !== NO_PAPER) return;
      socket.destroy();
      resolve(answered);
    });
    socket.write(`receipt of ${lane}\n\x1dV\x00\x1dr1\x10\x04\x04`, 'latin1');
  });
const NO_PAPER = 0x7e;

const upload = async (lane: Vendor): Promise<boolean> => {
  const log = `<POSLog><Transaction><RetailStoreID>1</RetailStoreID><WorkstationID>1</WorkstationID><SequenceNumber>${VENDORS.indexOf(lane) + 1}</SequenceNumber><BusinessDayDate>2026-11-27</BusinessDayDate><EndDateTime>2026-11-27T15:00:00</EndDateTime><RetailTransaction/></Transaction></POSLog>`;
  const answer = await fetch(`${addressOf(lane, 'oracle-poslog')}/poslog`, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml',
      authorization: `Basic ${btoa('poslog:peakday')}`,
    },
    body: log,
  });
  return (await answer.text()).includes('peakday:inOrder="true"');
};

const work = async (lane: Vendor): Promise<readonly unknown[]> => {
  const [opened, priced, paid, tapped, printed, uploaded] = await Promise.all([
    ticket(lane),
    session(lane, 'open'),
    pay(lane),
    tap(lane),
    print(lane),
    upload(lane),
  ]);
  return [opened, priced, paid, tapped, printed, uploaded];
};

describe('three vendors at systems of six kinds at once', () => {
  it('each meets its own faults, and nothing of the others', async () => {
    for (const lane of VENDORS)
      for (const plan of TROUBLE[lane]) site.worlds.of(lane)?.faults.put(plan);
    const seen = await Promise.all(VENDORS.map(work));
    expect(seen).toEqual([
      [503, 5, 201, 'DeviceOut', [0, 0x12], true],
      [201, 429, 201, 'Success', [0, 0x12], true],
      [201, 5, 502, 'Success', [NO_PAPER], true],
    ]);
  });

  it('holds each vendor’s tickets, coupons, payments, receipts and journal apart', async () => {
    for (const lane of VENDORS) site.worlds.of(lane)?.faults.clear();
    const sold = await Promise.all(VENDORS.map((lane) => session(lane, 'closed')));
    expect(sold, 'the one coupon is there once in every lane').toEqual([5, 5, 5]);
    const worlds = VENDORS.map((lane) => site.worlds.of(lane));
    expect(worlds.map((world) => world?.support.list({}).map((one) => one.summary))).toEqual([
      [],
      ['best'],
      ['corner'],
    ]);
    expect(worlds.map((world) => world?.payments.status('same') !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
    expect(worlds.map((world) => world?.sales.documents)).toEqual([1, 1, 1]);
    const receipts = await Promise.all(
      VENDORS.map(async (lane) => {
        const control = addressOf(lane, 'printer', 'control');
        return (await fetch(`${control}/1/receipts/last.txt`)).text();
      }),
    );
    expect(receipts[0]).toContain('receipt of acme');
    expect(receipts[1]).toContain('receipt of best');
    expect(receipts[2]).not.toContain('receipt of');
    for (const lane of VENDORS) {
      const exchanges = site.journal.recent(lane, 100);
      expect(new Set(exchanges.map(({ system }) => system)).size).toBe(KINDS.length);
      expect(exchanges.every((one) => one.lane === lane)).toBe(true);
    }
    expect(site.journal.total('main')).toBe(0);
  });
});
