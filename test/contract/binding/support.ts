import { expect, it } from 'vitest';
import { AGENT, problem, SKILLS } from './requests.ts';
import type { Rig } from './rig.ts';

/** Systems without a state of their own for it show a started ticket as acknowledged. */
const WORKED: readonly unknown[] = ['acknowledged', 'inProgress'];

/** What a store and an agent see of a support desk. */
export function supportContract(at: () => Rig): void {
  const open = async (): Promise<string> => {
    const opened = await at().client.ask('support.open', problem());
    if (opened.kind !== 'ok') throw new Error(JSON.stringify(opened));
    return opened.body.id;
  };
  const stateOf = async (ticketId: string): Promise<unknown> => {
    const seen = await at().client.ask('support.get', { ticketId });
    return seen.kind === 'ok' ? seen.body.state : seen;
  };

  it('opens a ticket once, however often the store says the same', async () => {
    const { client } = at();
    const report = problem();
    const first = await client.ask('support.open', report);
    const again = await client.ask('support.open', report);
    expect(first).toMatchObject({ kind: 'ok', body: { state: 'new', priority: 2 } });
    if (first.kind !== 'ok') return;
    expect(first.body.externalRef).toBe(report.externalRef);
    expect(again).toMatchObject({ kind: 'ok', body: { id: first.body.id } });
    expect(await stateOf(first.body.id)).toBe('new');
    await client.ask('support.cancel', { ticketId: first.body.id });
  });

  it('carries a ticket from its claim to its answer, and back when that did not help', async () => {
    const { client } = at();
    const ticketId = await open();
    const taken = await client.ask('support.claim', SKILLS);
    expect(taken).toMatchObject({ kind: 'ok', body: { id: ticketId, assignee: AGENT } });
    expect(WORKED).toContain(await stateOf(ticketId));
    const nothing = await client.ask('support.claim', SKILLS);
    expect(nothing).toMatchObject({ kind: 'ok', body: null });

    const started = await client.ask('support.start', { ticketId, agentId: AGENT });
    expect(started.kind).toBe('ok');
    const resolution = { code: 'fixed', notes: 'El rollo estaba al revés.' } as const;
    const answered = await client.ask('support.resolve', { ticketId, agentId: AGENT, resolution });
    expect(answered).toMatchObject({ kind: 'ok', body: { id: ticketId, state: 'resolved' } });
    expect(await stateOf(ticketId)).toBe('resolved');

    const reopened = await client.ask('support.reopen', { ticketId, reason: 'sigue igual' });
    expect(reopened.kind).toBe('ok');
    expect(['new', ...WORKED]).toContain(await stateOf(ticketId));
    await client.ask('support.cancel', { ticketId });
  });

  it('withdraws a ticket, which nobody is given from then on', async () => {
    const { client } = at();
    const ticketId = await open();
    expect(await client.ask('support.cancel', { ticketId })).toMatchObject({ kind: 'ok' });
    expect(await stateOf(ticketId)).toBe('cancelled');
    expect(await client.ask('support.claim', SKILLS)).toMatchObject({ kind: 'ok', body: null });
  });

  it('gives the most urgent ticket that fits the agent first', async () => {
    const { client } = at();
    const calm = await client.ask('support.open', { ...problem(), impact: 3, urgency: 3 });
    const dire = await client.ask('support.open', { ...problem(), impact: 1, urgency: 1 });
    const strange = await client.ask('support.open', { ...problem(), language: 'fr', impact: 1 });
    if (calm.kind !== 'ok' || dire.kind !== 'ok' || strange.kind !== 'ok') {
      throw new Error(JSON.stringify([calm, dire, strange]));
    }
    for (const { body } of [dire, calm]) {
      const taken = await client.ask('support.claim', SKILLS);
      expect(taken).toMatchObject({ kind: 'ok', body: { id: body.id } });
    }
    for (const { body } of [calm, dire, strange]) {
      await client.ask('support.cancel', { ticketId: body.id });
    }
  });

  it('knows no ticket that was never opened', async () => {
    const seen = await at().client.ask('support.get', { ticketId: '987654321' });
    expect(seen).toMatchObject({ kind: 'status', status: 404 });
  });
}
