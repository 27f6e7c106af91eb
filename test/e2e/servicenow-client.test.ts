import { Agent } from 'node:https';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serviceNow } from '../../mocks/support/servicenow/api.ts';
import { zendeskApi } from '../../mocks/support/zendesk/api.ts';
import { makeCertificates } from '../../mocks/wire/certificates.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { serverTls } from '../../mocks/wire/server-tls.ts';
import { World } from '../../mocks/world.ts';

interface Client {
  setNetworkOptions(options: object): void;
  createNewTask(data: object, table: string, done: (result: Row) => void): void;
  UpdateTask(table: string, number: string, data: object, done: (result: Row) => void): void;
  DeleteTask(table: string, number: string, done: (result: Row) => void): void;
  getTableData(
    fields: readonly string[],
    filters: readonly string[],
    table: string,
    done: (rows: readonly Row[]) => void,
  ): void;
}
type Row = Readonly<Record<string, unknown>>;
const ServiceNow = createRequire(import.meta.url)('servicenow-rest-api') as new (
  instance: string,
  user: string,
  password: string,
) => Client;

let served: Listening;
let client: Client;
const world = new World({ seed: 1, promotions: [], coupons: [] });
const connect = (password = 'peakday'): Client =>
  new ServiceNow(served.url.replace('https://', ''), 'admin', password);

beforeAll(async () => {
  // It prints every address it asks.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const certificates = await makeCertificates();
  served = await serveApi(serviceNow(), world, { tls: await serverTls(certificates, false) });
  client = connect();
  client.setNetworkOptions({ httpsAgent: new Agent({ ca: certificates.ca }) });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await served.close();
});

const create = (data: object): Promise<Row> =>
  new Promise((done) => client.createNewTask(data, 'incident', done));
const update = (number: string, data: object): Promise<Row> =>
  new Promise((done) => client.UpdateTask('incident', number, data, done));
const query = (fields: readonly string[], filters: readonly string[], table = 'incident') =>
  new Promise<readonly Row[]>((done) => client.getTableData(fields, filters, table, done));

describe('servicenow-rest-api, over TLS since it speaks nothing else', () => {
  it('opens an incident with the priority of its impact and urgency', async () => {
    const opened = await create({ short_description: 'No receipt', impact: '1', urgency: '2' });
    expect(opened).toMatchObject({ number: 'INC0000001', state: 'New', priority: '2 - High' });
    expect(world.support.get('ticket-1')).toMatchObject({ summary: 'No receipt', priority: 2 });
  });

  it('updates by number: in progress, comments, resolved only with a close code', async () => {
    const worked = await update('INC0000001', { state: '2', comments: 'Looking.' });
    expect(worked).toMatchObject({ state: 'In Progress' });
    expect(worked['comments']).toContain('Looking.');
    const refused = await update('INC0000001', { state: '6' });
    expect(refused).toMatchObject({ response: { status: 403 } });
    const done = { state: '6', close_code: 'Solution provided', close_notes: 'Turned the roll.' };
    expect(await update('INC0000001', done)).toMatchObject({ state: 'Resolved' });
    expect(world.support.get('ticket-1')).toMatchObject({
      state: 'resolved',
      resolution: { code: 'fixed', notes: 'Turned the roll.' },
    });
  });

  it('lists by an encoded query, and SLA rows', async () => {
    await create({ short_description: 'Frozen till', impact: '3', urgency: '3' });
    await create({ short_description: 'Frozen printer', impact: '1', urgency: '1' });
    const rows = await query(
      ['number', 'short_description'],
      ['short_descriptionSTARTSWITHFrozen', 'ORnumber=INC0000001', 'ORDERBYpriority'],
    );
    expect(rows.map((row) => row['number'])).toEqual(['INC0000003', 'INC0000001', 'INC0000002']);
    expect(Object.keys(rows[0] ?? {})).toEqual(['number', 'short_description']);
    const slas = await query(['stage', 'has_breached'], ['stage=completed'], 'task_sla');
    expect(slas).toEqual([{ stage: 'completed', has_breached: 'false' }]);
  });

  it('shows what was opened through Zendesk: there is one store of tickets', async () => {
    const zendesk = await serveApi(zendeskApi(), world);
    const body = {
      ticket: { subject: 'Price is wrong', comment: { body: '!' }, priority: 'urgent' },
    };
    try {
      const answer = await fetch(`${zendesk.url}/api/v2/tickets`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa('agent@example.com/token:peakday')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(201);
    } finally {
      await zendesk.close();
    }
    const rows = await query(['priority', 'state'], ['short_description=Price is wrong']);
    expect(rows).toEqual([{ priority: '1 - Critical', state: 'New' }]);
  });

  it('deletes an incident', async () => {
    const gone = await new Promise<Row>((done) =>
      client.DeleteTask('incident', 'INC0000002', done),
    );
    expect(gone).toMatchObject({ status: 204 });
    expect(world.support.get('ticket-2')).toBeUndefined();
  });

  it('hands its error instead of a result to the callback when credentials are wrong', async () => {
    const answer = await new Promise<unknown>((done) =>
      connect('wrong').getTableData([], [], 'incident', done),
    );
    expect(answer).toMatchObject({ response: { status: 401 } });
  });
});

describe('the rate limit, by fetch', () => {
  it('counts by the hour and user, and says so in headers', async () => {
    const now_ms = (): number => Date.UTC(2026, 10, 27, 12, 30);
    const limited = new World({ seed: 1, promotions: [], coupons: [], now_ms });
    const one = await serveApi(serviceNow({ requests: 2, window_s: 3600 }), limited);
    const ask = (user: string) =>
      fetch(`${one.url}/api/now/table/incident`, {
        headers: { authorization: `Basic ${btoa(`${user}:peakday`)}` },
      });
    try {
      const statuses = [];
      for (const user of ['a', 'a', 'a', 'b']) statuses.push((await ask(user)).status);
      expect(statuses).toEqual([200, 200, 429, 200]);
      const over = await ask('a');
      expect(over.headers.get('retry-after')).toBe('1800');
      expect(over.headers.get('x-ratelimit-limit')).toBe('2');
      expect(over.headers.get('x-ratelimit-reset')).toBe(String(Date.UTC(2026, 10, 27, 13) / 1e3));
      expect(await over.json()).toMatchObject({ status: 'failure' });
    } finally {
      await one.close();
    }
  });
});
