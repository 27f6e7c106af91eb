import { createClient } from 'node-zendesk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zendeskApi } from '../../mocks/support/zendesk/api.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

let served: Listening;
const world = new World({ seed: 1, promotions: [], coupons: [] });
beforeAll(async () => {
  served = await serveApi(zendeskApi(), world);
});
afterAll(() => served.close());

const client = (token = 'peakday') =>
  createClient({
    username: 'agent@example.com',
    token,
    endpointUri: `${served.url}/api/v2`,
  } as never);

describe('node-zendesk', () => {
  it('opens a ticket, comments, solves it and reads its metrics', async () => {
    const zendesk = client();
    const { result: opened } = (await zendesk.tickets.create({
      ticket: {
        subject: 'No receipt',
        comment: { body: 'The printer is silent.' },
        priority: 'high',
        external_id: 'store-1:issue-1',
      },
    } as never)) as never as { result: { id: number; status: string; priority: string } };
    expect(opened).toMatchObject({ status: 'new', priority: 'high' });
    const { result: seen } = (await zendesk.tickets.show(opened.id)) as never as {
      result: object;
    };
    expect(seen).toMatchObject({ id: opened.id, external_id: 'store-1:issue-1' });
    const change = {
      ticket: { status: 'solved', assignee_id: 77, comment: { body: 'Paper the wrong way up.' } },
    };
    const { result: solved } = (await zendesk.tickets.update(
      opened.id,
      change as never,
    )) as never as { result: object };
    expect(solved).toMatchObject({ status: 'solved', assignee_id: 77 });
    const comments = (await zendesk.tickets.getComments(opened.id)) as never as readonly {
      readonly body: string;
    }[];
    expect(comments.map(({ body }) => body)).toEqual([
      'The printer is silent.',
      'Paper the wrong way up.',
    ]);
    const { result: metric } = (await zendesk.ticketmetrics.list(opened.id)) as never as {
      result: object;
    };
    expect(metric).toMatchObject({
      ticket_id: opened.id,
      solved_at: expect.stringMatching(/^\d{4}-.*Z$/),
      reopens: 0,
      full_resolution_time_in_minutes: { calendar: 0, business: 0 },
    });
    expect(world.support.get(`ticket-${opened.id}`)).toMatchObject({
      state: 'resolved',
      assignee: '77',
      priority: 2,
    });
  });

  it('tells who is waited for: pending is the requester, hold somebody else', async () => {
    const zendesk = client();
    const ticket = { subject: 'Spare part', comment: { body: 'The cutter is worn.' } };
    const { result: opened } = (await zendesk.tickets.create({ ticket } as never)) as never as {
      result: { id: number };
    };
    const put = async (status: string) => {
      const change = { ticket: { status } } as never;
      const { result } = (await zendesk.tickets.update(opened.id, change)) as never as {
        result: { status: string };
      };
      return result.status;
    };
    const found = async (query: string) =>
      ((await zendesk.search.query(query)) as never as { result: readonly object[] }).result ?? [];
    for (const status of ['hold', 'pending', 'hold']) {
      expect(await put(status)).toBe(status);
      expect(world.support.get(`ticket-${opened.id}`)?.state).toBe('onHold');
    }
    expect(JSON.stringify(await found('type:ticket status:hold'))).toContain('Spare part');
    expect(JSON.stringify(await found('type:ticket status:pending'))).not.toContain('Spare part');
    expect(await put('solved')).toBe('solved');
  });

  it('finds by search what was opened elsewhere', async () => {
    const known = [...world.support.all()][0];
    if (known === undefined) throw new Error('nothing was opened');
    world.support.open({ ...known, externalRef: 'from the reference', summary: 'Frozen till' });
    const found = (await client().search.query('type:ticket Frozen')) as never as {
      readonly result: readonly { readonly subject: string }[];
    };
    const list = Array.isArray(found) ? found : found.result;
    expect(list.map(({ subject }: { subject: string }) => subject)).toEqual(['Frozen till']);
  });

  it('says only in its error’s words what is not there, and what credentials are wrong', async () => {
    await expect(client().tickets.show(999)).rejects.toThrow('(404)');
    await expect(client('wrong').tickets.show(1)).rejects.toThrow('(401)');
  });
});

describe('Idempotency-Key, by fetch: node-zendesk cannot send one', () => {
  const create = (key: string, subject: string) =>
    fetch(`${served.url}/api/v2/tickets`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa('agent@example.com/token:peakday')}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ ticket: { subject, comment: { body: subject } } }),
    });

  it('opens one ticket per key, and refuses a key with another body', async () => {
    const [first, again, other] = [
      await create('k1', 'one'),
      await create('k1', 'one'),
      await create('k1', 'two'),
    ];
    expect([first.status, first.headers.get('x-idempotency-lookup')]).toEqual([201, 'miss']);
    expect([again.status, again.headers.get('x-idempotency-lookup')]).toEqual([201, 'hit']);
    expect(await again.json()).toEqual(await first.json());
    expect(other.status).toBe(400);
    expect(await other.json()).toMatchObject({ error: 'IdempotentRequestError' });
    expect(first.headers.get('ratelimit-reset')).toMatch(/^\d+$/);
  });
});
