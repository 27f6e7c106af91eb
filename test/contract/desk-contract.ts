import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../mocks/world.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Ticket } from '../../src/model/ticket.ts';
import { AGENT, problem, RUN, SKILLS } from './binding/requests.ts';
import type { System } from './binding/rig.ts';
import { type LiveClient, liveClient } from './live-client.ts';

const OTHER = 'desk/es/agent/2';

function bodyOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
  return outcome.body;
}

/**
 * What every support desk that is not the reference must carry besides: nothing of a ticket is
 * lost on its way there and back, agents never share one, and the desk's own tickets are left alone.
 */
export function supportDeskContract(
  name: string,
  start: () => Promise<System & { readonly world: World }>,
): void {
  describe(`support desk: ${name}`, () => {
    let system: System & { readonly world: World };
    let client: LiveClient;
    const connect = (): LiveClient => {
      const { url, binding, settings = {}, access = {} } = system;
      return liveClient({ url, binding, settings, access, runId: RUN });
    };
    beforeAll(async () => {
      system = await start();
      client = connect();
    });
    afterAll(async () => {
      await client.close();
      await system.close();
    });
    const open = async (changes: Partial<ReturnType<typeof problem>> = {}): Promise<Ticket> =>
      bodyOf(await client.ask('support.open', { ...problem(), ...changes }));
    const see = async (ticketId: string): Promise<Ticket> =>
      bodyOf(await client.ask('support.get', { ticketId }));
    const claim = async (agentId = AGENT): Promise<Ticket | null> =>
      bodyOf(await client.ask('support.claim', { ...SKILLS, agentId }));
    const cancel = (ticketId: string) => client.ask('support.cancel', { ticketId });

    it('keeps all that the store said', async () => {
      const report = {
        ...problem(),
        language: 'ca',
        tillSystem: 'oracle',
        channel: 'chat',
        symptom: 'priceMismatch',
      } as const;
      const { id } = bodyOf(await client.ask('support.open', report));
      expect(await see(id)).toMatchObject({ ...report, state: 'new', assignee: null });
      const [held] = [...system.world.support.all()].slice(-1);
      expect(held).toMatchObject(report);
      await cancel(id);
    });

    it('puts a ticket on hold for a question and takes it up again with the answer', async () => {
      const { id: ticketId } = await open();
      await claim();
      await client.ask('support.start', { ticketId, agentId: AGENT });
      const asked = { ticketId, author: AGENT, body: 'Which printer?', step: 'hold' } as const;
      expect(bodyOf(await client.ask('support.comment', asked)).state).toBe('onHold');
      expect(await claim(OTHER)).toBeNull();
      const told = { ticketId, author: '0001', body: 'The left one.', step: 'answer' } as const;
      expect(bodyOf(await client.ask('support.comment', told)).state).toBe('inProgress');
      const seen = await see(ticketId);
      expect(seen.assignee).toBe(AGENT);
      expect(seen.comments.map(({ author, body }) => [author, body])).toEqual([
        [AGENT, 'Which printer?'],
        ['0001', 'The left one.'],
      ]);
      expect(seen.timestamps.startedAt).toBeDefined();
      await cancel(ticketId);
    });

    it('gives a released ticket to another agent, an escalated one to the next level', async () => {
      const { id: ticketId } = await open();
      await claim();
      await client.ask('support.start', { ticketId, agentId: AGENT });
      const release = { ticketId, agentId: AGENT } as const;
      await client.ask('support.release', { ...release, how: 'handover' });
      expect(await claim(OTHER)).toMatchObject({ id: ticketId, assignee: OTHER });
      const notHers = await client.ask('support.release', { ...release, how: 'escalate' });
      expect(notHers).toMatchObject({ kind: 'status', status: 409 });
      await client.ask('support.release', { ...release, agentId: OTHER, how: 'escalate' });
      expect(await claim()).toBeNull();
      const skills = { ...SKILLS, level: 2 } as const;
      const taken = bodyOf(await client.ask('support.claim', skills));
      expect(taken).toMatchObject({ id: ticketId, assignee: AGENT, level: 2 });
      await cancel(ticketId);
    });

    it('counts how often a store said that it is not mended', async () => {
      const { id: ticketId } = await open();
      const resolution = { code: 'workaround', notes: 'Turn it off and on.' } as const;
      for (const round of [1, 2]) {
        await claim();
        await client.ask('support.start', { ticketId, agentId: AGENT });
        await client.ask('support.resolve', { ticketId, agentId: AGENT, resolution });
        expect((await see(ticketId)).state).toBe('resolved');
        await client.ask('support.reopen', { ticketId, reason: 'still the same' });
        expect((await see(ticketId)).timestamps.reopenedAt).toHaveLength(round);
      }
      await cancel(ticketId);
    });

    it('never gives one ticket to two agents, however many look at once', async () => {
      const opened = await Promise.all(Array.from({ length: 8 }, () => open()));
      const agents = Array.from({ length: 24 }, (_, i) => `desk/es/agent/${i + 1}`);
      const taken = (await Promise.all(agents.map((agent) => claim(agent)))).flatMap((ticket) =>
        ticket === null ? [] : [ticket],
      );
      for (let round = 0; round < 8; round++) {
        const more = await claim(`desk/es/agent/late-${round}`);
        if (more !== null) taken.push(more);
      }
      const ids = taken.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.toSorted()).toEqual(opened.map(({ id }) => id).toSorted());
      for (const { id, assignee } of taken) expect((await see(id)).assignee).toBe(assignee);
      await Promise.all(ids.map((id) => cancel(id)));
    });

    it('leaves tickets of other runs, and the desk’s own, alone', async () => {
      const foreign = { ...problem(), externalRef: 'another-run:issue' };
      const other = system.world.support.open(foreign, true);
      const own = system.world.support.open({ ...foreign, externalRef: '' }, true);
      expect(await claim()).toBeNull();
      const mine = await open();
      const { cleanup } = system.binding;
      expect(cleanup).toBeDefined();
      const removed = await sweep(system);
      expect(removed).toBeGreaterThan(0);
      const seen = await client.ask('support.get', { ticketId: mine.id });
      expect(seen).toMatchObject({ kind: 'status', status: 404 });
      for (const opened of [other, own]) {
        if ('refused' in opened) throw new Error('refused');
        expect(system.world.support.get(opened.ticket.id)).toBeDefined();
      }
    });
  });
}

/** Runs the binding's cleanup by plain requests. */
async function sweep({ url, binding, access, settings = {} }: System): Promise<number> {
  const steps = binding.cleanup?.({ runId: RUN, settings, memory: new Map() });
  if (steps === undefined) return 0;
  const credentials = access?.credentials;
  const authorization = credentials?.kind === 'header' ? credentials.value : '';
  let turn = steps.next();
  while (!turn.done) {
    const { method, path, body } = turn.value;
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, { method, headers, body: body ?? null });
    const text = await answer.text();
    turn = steps.next({
      status: answer.status,
      body: text,
      header: (name) => answer.headers.get(name) ?? undefined,
    });
  }
  return turn.value;
}
