import { describe, expect, it } from 'vitest';
import { Board } from '../../../src/dashboard/board.ts';
import { pageApp } from '../../../src/dashboard/page-app.ts';
import type { FaultOrder } from '../../../src/model/fault-order.ts';

const TOKEN = 'right-token';
const ACTS = ['/stop', '/faults/paper-out/start', '/faults/paper-out/heal'] as const;

function served() {
  const orders: FaultOrder[] = [];
  let stops = 0;
  let looks = 0;
  const board = new Board();
  const app = pageApp({
    board,
    page: '<p>page</p>',
    script: '1;',
    token: TOKEN,
    sections: ['status', 'cards'],
    look: async () => {
      looks += board.viewers;
      board.publish([['cards', `<p>look ${looks}</p>`]]);
    },
    onStop: () => {
      stops++;
    },
    onOrder: async (order) => {
      orders.push(order);
      return order.fault === 'mine' ? 'mine cannot be switched by hand.' : undefined;
    },
  });
  const ask = (path: string, init: RequestInit = {}, host = '127.0.0.1:8700') =>
    app.request(path, { ...init, headers: { host, ...init.headers } });
  return { ask, board, orders, stops: () => stops };
}

describe('pageApp', () => {
  it('shows what is up to who runs no scripts, each time as it then stands', async () => {
    const { ask, board } = served();
    board.publish([['status', '<h1>Well so far</h1>']]);
    const [first, second] = [await ask('/still'), await ask('/still')];
    const text = await first.text();
    expect(text).toContain('<div data-section="status"><h1>Well so far</h1></div>');
    expect(text).toContain('<a href="/still">look again</a>');
    expect(text).not.toContain('<script');
    expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect([text, await second.text()].map((one) => /look \d/.exec(one)?.[0])).toEqual([
      'look 1',
      'look 2',
    ]);
    expect(board.viewers).toBe(0);
  });

  it.each(ACTS)('refuses POST %s without the right token', async (path) => {
    const { ask, orders, stops } = served();
    for (const token of [undefined, '', 'wrong', `${TOKEN}x`, TOKEN.slice(1)]) {
      const headers: Record<string, string> = token === undefined ? {} : { 'peakday-token': token };
      expect((await ask(path, { method: 'POST', headers })).status).toBe(403);
    }
    expect((await ask(`${path}?token=${TOKEN}`, { method: 'POST' })).status).toBe(403);
    expect((await ask(path, { headers: { 'peakday-token': TOKEN } })).status).toBe(404);
    expect(orders).toEqual([]);
    expect(stops()).toBe(0);
  });

  it('acts with the token, and says why it does not', async () => {
    const { ask, orders, stops } = served();
    const headers = { 'peakday-token': TOKEN };
    for (const path of ACTS) {
      expect((await ask(path, { method: 'POST', headers })).status).toBe(200);
    }
    expect(stops()).toBe(1);
    expect(orders).toEqual([
      { fault: 'paper-out', order: 'start' },
      { fault: 'paper-out', order: 'heal' },
    ]);
    const refused = await ask('/faults/mine/start', { method: 'POST', headers });
    expect([refused.status, await refused.text()]).toEqual([
      409,
      'mine cannot be switched by hand.',
    ]);
    const lane = await ask('/faults/acme%2Ffault-1/heal', { method: 'POST', headers });
    expect(lane.status).toBe(200);
    expect(orders.at(-1)).toEqual({ fault: 'acme/fault-1', order: 'heal' });
  });

  it.each(['/', '/live.js', '/events'])('shows %s to this machine only', async (path) => {
    const { ask } = served();
    for (const host of ['evil.example', '192.168.0.7:8700', '']) {
      expect((await ask(path, {}, host)).status).toBe(403);
    }
    for (const host of ['127.0.0.1:8700', 'localhost:8700', '[::1]:8700']) {
      const answer = await ask(path, {}, host);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      await answer.body?.cancel();
    }
  });

  it('sends states as events, then the end, and forgets who left', async () => {
    const { ask, board } = served();
    board.publish([['head', '<h1>\n1</h1>']]);
    const answer = await ask('/events');
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(board.viewers).toBe(1);
    board.end();
    expect((await answer.text()).split('\n\n')).toEqual([
      'retry: 2000',
      'event: sections\ndata: [["head","<h1>\\n1</h1>"]]',
      'event: end\ndata: last',
      '',
    ]);
    expect(board.viewers).toBe(0);
    const left = await ask('/events');
    expect(board.viewers).toBe(1);
    await left.body?.cancel();
    expect(board.viewers).toBe(0);
  });

  it('makes no state for a viewer who does not read', async () => {
    const { ask, board } = served();
    const answer = await ask('/events');
    const reader = answer.body!.getReader();
    for (let i = 0; i < 500; i++) {
      board.publish([['head', String(i)]]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const taken: string[] = [];
    const decoder = new TextDecoder();
    while (!taken.at(-1)?.includes('499')) {
      taken.push(decoder.decode((await reader.read()).value));
    }
    expect(taken.length).toBeLessThan(6);
    await reader.cancel();
  });
});
