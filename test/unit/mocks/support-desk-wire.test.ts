import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE_APIS } from '../../../mocks/reference-api.ts';
import { serveApi } from '../../../mocks/wire/serve-api.ts';
import { World } from '../../../mocks/world.ts';
import type { LoadOperation, Operations } from '../../../src/model/operations.ts';
import { reference } from '../../../src/services/reference/binding.ts';
import { agent, report } from './reports.ts';

const CONTEXT = { runId: 'run', settings: {}, memory: new Map<string, string>() };
type Served = Awaited<ReturnType<typeof serveApi>>;

describe('the support service on the wire', () => {
  let served: Served;
  beforeAll(async () => {
    const world = new World({ seed: 1, promotions: [], coupons: [], now_ms: () => 0 });
    served = await serveApi(REFERENCE_APIS.support, world);
  });
  afterAll(() => served.close());

  /** Sends an operation as the reference binding does, and reads its answer. */
  async function send<K extends LoadOperation>(
    operation: K,
    request: Operations[K]['request'],
  ): Promise<{ status: number; reply: Operations[K]['reply'] | undefined }> {
    const mapping = reference.operations[operation];
    if (mapping === undefined || !('request' in mapping)) throw new Error(operation);
    const { method, path, body, idempotencyKey } = mapping.request(request as never, CONTEXT) as {
      method: string;
      path: string;
      body?: string;
      idempotencyKey?: string;
    };
    const response = await fetch(`${served.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(idempotencyKey && { 'idempotency-key': `"${idempotencyKey}"` }),
      },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    if (!response.ok) return { status: response.status, reply: undefined };
    const read = mapping.read(response.status, text) as { ok: boolean; reply?: never };
    return { status: response.status, reply: read.reply };
  }

  it('asks back, is answered, escalates, and gives the ticket to the second level', async () => {
    const opened = await send('support.open', report('run:asked'));
    const ticketId = opened.reply?.id ?? '';
    await send('support.claim', agent('desk/a'));
    await send('support.start', { ticketId, agentId: 'desk/a' });
    const words = { ticketId, author: 'desk/a', body: 'which till?' };
    const asked = await send('support.comment', { ...words, step: 'hold' });
    expect(asked.reply).toMatchObject({ state: 'onHold', comments: [{ body: 'which till?' }] });
    const said = { ticketId, author: 'Ana', body: 'the third' };
    const answered = await send('support.comment', { ...said, step: 'answer' });
    expect(answered.reply?.state).toBe('inProgress');
    expect((await send('support.comment', { ...said, step: 'answer' })).status).toBe(409);
    expect((await send('support.comment', said)).reply?.comments).toHaveLength(3);
    const given = { ticketId, agentId: 'desk/a', how: 'escalate' } as const;
    expect((await send('support.release', { ...given, agentId: 'desk/b' })).status).toBe(409);
    expect((await send('support.release', given)).reply).toMatchObject({ level: 2 });
    expect((await send('support.claim', agent('desk/a'))).reply).toBeNull();
    const taken = await send('support.claim', agent('desk/x', { level: 2 }));
    expect(taken.reply).toMatchObject({ id: ticketId, assignee: 'desk/x' });
  });
});
