import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshdeskApi } from '../../mocks/support/freshdesk/api.ts';
import { freshserviceApi } from '../../mocks/support/freshservice/api.ts';
import type { Api } from '../../mocks/wire/api.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

const world = new World({ seed: 1, promotions: [], coupons: [], now_ms: () => 1_795_780_830_000 });
const served: Listening[] = [];
const serve = async (api: Api): Promise<string> => {
  const one = await serveApi(api, world);
  served.push(one);
  return one.url;
};
let service: string;
let desk: string;
beforeAll(async () => {
  service = await serve(freshserviceApi());
  desk = await serve(freshdeskApi());
});
afterAll(() => Promise.all(served.map((one) => one.close())));

const ask = async (url: string, method = 'GET', body?: object, key = 'peakday') => {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Basic ${btoa(`${key}:X`)}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === '' ? null : JSON.parse(text),
  };
};
const report = {
  ...{ subject: 'No receipt', description: 'The printer is silent.', email: 'till@example.com' },
  ...{ status: 2, priority: 3, source: 3 },
};

describe('Freshservice and Freshdesk, by fetch as in their public examples', () => {
  it('open tickets: wrapped by Freshservice, bare by Freshdesk, in one store', async () => {
    const one = await ask(`${service}/api/v2/tickets`, 'POST', {
      ...report,
      urgency: 2,
      impact: 3,
    });
    expect(one).toMatchObject({
      status: 201,
      body: { ticket: { id: 1, status: 2, priority: 3, impact: 3, urgency: 2, source: 3 } },
    });
    const two = await ask(`${desk}/api/v2/tickets`, 'POST', report);
    expect(two).toMatchObject({ status: 201, body: { id: 2, status: 2, priority: 3, source: 3 } });
    expect(two.body).not.toHaveProperty('impact');
    expect((await ask(`${desk}/api/v2/tickets/1`)).body).toMatchObject({ subject: 'No receipt' });
    expect(world.support.get('ticket-1')).toMatchObject({
      impact: 1,
      urgency: 2,
      channel: 'phone',
    });
  });

  it('answer and resolve; stats say when', async () => {
    const url = `${desk}/api/v2/tickets/2`;
    const reply = await ask(`${url}/reply`, 'POST', { body: 'Turn the paper.' });
    expect(reply).toMatchObject({ status: 201, body: { body: 'Turn the paper.', private: false } });
    await ask(`${url}/notes`, 'POST', { body: 'A beginner.' });
    expect(await ask(url, 'PUT', { status: 4, responder_id: 5 })).toMatchObject({
      status: 200,
      body: { status: 4, responder_id: 5 },
    });
    const { body } = await ask(`${url}?include=stats,conversations`);
    expect(body.stats.resolved_at).toBe('2026-11-27T12:00:30Z');
    expect(body.conversations.map((one: { private: boolean }) => one.private)).toEqual([
      false,
      true,
    ]);
  });

  it('filter tickets, and say what is no query', async () => {
    const find = (query: string) =>
      ask(`${service}/api/v2/tickets/filter?query=${encodeURIComponent(`"${query}"`)}`);
    const ids = async (query: string) =>
      (await find(query)).body.tickets.map(({ id }: { id: number }) => id);
    expect(await ids('status:2')).toEqual([1]);
    expect(await ids('priority:>3 AND (status:2 OR status:4)')).toEqual([1, 2]);
    expect(await ids("status:4 AND language:'en'")).toEqual([2]);
    expect((await find('status ===')).status).toBe(400);
  });

  it('want a subject and a requester, and the right key', async () => {
    const tickets = `${service}/api/v2/tickets`;
    expect((await ask(tickets, 'POST', { email: 'a@example.com' })).status).toBe(400);
    expect((await ask(tickets, 'POST', { subject: 'a' })).status).toBe(400);
    expect((await ask(tickets, 'GET', undefined, 'wrong')).status).toBe(401);
    expect((await ask(`${tickets}/99`)).status).toBe(404);
  });

  it('of Freshservice, counts what is opened, seen, changed and listed besides', async () => {
    const tickets = `${await serve(freshserviceApi())}/api/v2/tickets`;
    const times = async (count: number, one: () => ReturnType<typeof ask>): Promise<number> => {
      for (let i = 0; i < count; i++) expect((await one()).status).toBeLessThan(300);
      const over = await one();
      expect(over.headers.get('retry-after')).toBe('30');
      return over.status;
    };
    // Pro: 400 a minute in all, of which 120 lists and 140 new ones.
    expect(await times(120, () => ask(tickets))).toBe(429);
    expect(await times(140, () => ask(tickets, 'POST', report))).toBe(429);
    const one = await ask(`${tickets}/1`);
    expect([one.status, one.headers.get('x-ratelimit-remaining')]).toEqual([200, '137']);
  });

  it('count requests by the minute', async () => {
    const url = await serve(freshserviceApi({ requests: 2, window_s: 60 }));
    const tickets = `${url}/api/v2/tickets`;
    const first = await ask(tickets);
    expect(first.headers.get('x-ratelimit-total')).toBe('2');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
    await ask(tickets);
    const over = await ask(tickets);
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '30']);
  });
});
