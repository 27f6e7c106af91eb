import { describe, expect, it } from 'vitest';
import { type Behaviour, until, wait } from '../../../src/kernel/effects.ts';
import { minutes, seconds } from '../../../src/model/units.ts';
import { at } from './desk-day.ts';
import { issueDay, type Scene } from './issue-day.ts';

const ALWAYS = (share: number) => ({
  receiptNotPrinting: share,
  discountNotApplied: share,
  paymentDeclined: share,
});

/** An agent takes the only ticket, at once, and resolves it. */
function resolve({ support, ticket }: Scene, nth = 0, code: 'fixed' | 'noFault' = 'fixed'): void {
  const skills = { agentId: 'desk/a', languages: ['es'], tillSystems: ['headless'] } as const;
  support.claim(skills);
  support.start(ticket(nth).id, 'desk/a');
  support.resolve(ticket(nth).id, 'desk/a', { code, notes: 'done' });
}

describe('trouble is noticed', () => {
  it('at once by a transaction that fails', async () => {
    const day = await issueDay({}, function* (scene) {
      scene.meet('paymentDeclined');
      yield* wait(seconds(1));
    });
    expect(day.facts).toContainEqual(
      expect.objectContaining({ fact: 'issue.noticed', by: 'transaction', at_us: at('09:00') }),
    );
    expect(day.happened).toContain('notice.transaction');
  });

  it('by the clerk when she walks by, where no transaction shows it', async () => {
    const day = await issueDay({}, function* (scene) {
      scene.meet('priceMismatch');
      yield* wait(seconds(1));
    });
    expect(day.life.slice(0, 2)).toEqual(['09:00:00 issue.began', '09:02:00 issue.noticed']);
    expect(day.happened).toContain('notice.clerk');
  });

  it('by the clerk at the next use that fails, when that comes first', async () => {
    const day = await issueDay({}, function* (scene) {
      scene.meet('priceMismatch');
      yield* wait(seconds(30));
      scene.meet('priceMismatch');
    });
    expect(day.life.slice(0, 2)).toEqual(['09:00:00 issue.began', '09:00:30 issue.noticed']);
  });

  it('by people only, where a printer says it prints and does not', async () => {
    const fault = { kind: 'printer/undetected', start: '08:00', end: '12:00' } as const;
    const day = await issueDay({ faults: { mute: fault } }, function* (scene) {
      scene.meet('receiptNotPrinting', { fault: 'mute' });
      yield* wait(seconds(1));
    });
    expect(day.life.slice(0, 2)).toEqual(['09:00:00 issue.began', '09:02:00 issue.noticed']);
    expect(day.facts).toContainEqual(expect.objectContaining({ by: 'clerk' }));
    expect(day.scene.done.closed).toBe(1);
  });

  it('by nobody when it was over before: no ticket, nothing closed', async () => {
    const day = await issueDay({}, function* (scene) {
      scene.meet('priceMismatch').over();
      yield* wait(seconds(1));
    });
    expect(day.life).toEqual(['09:00:00 issue.began', '09:00:00 issue.ended']);
    expect(day.calls).toEqual([]);
    expect(day.scene.done.closed).toBe(0);
  });

  it('by the monitoring, which opens the ticket itself and without the clerk', async () => {
    const day = await issueDay({}, function* (scene) {
      scene.meet('receiptNotPrinting', { seenBy: 'heartbeat' });
      yield* wait(seconds(1));
    });
    expect(day.life).toEqual([
      '09:00:00 issue.began',
      '09:00:00 issue.noticed',
      '09:00:00 issue.reported',
    ]);
    expect(day.opened[0]).toMatchObject({ channel: 'monitoring', symptom: 'receiptNotPrinting' });
    expect(day.happened).toEqual(['notice.heartbeat']);
  });
});

describe('a clerk', () => {
  it('sends the shopper to another till, tries again, swaps the paper, restarts, then reports', async () => {
    const day = await issueDay({ tills: { clerkMends: ALWAYS(0) } }, function* (scene) {
      scene.meet('receiptNotPrinting');
      yield* wait(seconds(1));
    });
    const tried = day.facts.flatMap((fact) =>
      fact.fact === 'issue.tried' ? [[fact.what, (fact.at_us - at('09:00')) / 1e6]] : [],
    );
    expect(tried).toEqual([
      ['anotherTill', 0],
      ['tryAgain', 20],
      ['swapPaper', 40],
      ['restart', 60],
    ]);
    expect(day.life.at(-1)).toBe('09:01:00 issue.reported');
  });

  it('who mends it needs no ticket', async () => {
    const day = await issueDay({ tills: { clerkMends: ALWAYS(1) } }, function* (scene) {
      scene.meet('receiptNotPrinting');
      yield* wait(seconds(1));
    });
    expect(day.scene.done).toEqual({ repaired: 1, closed: 1, reopened: 1 });
    expect(day.opened).toEqual([]);
    expect(day.facts.filter((fact) => fact.fact === 'issue.tried' && fact.works)).toHaveLength(1);
    expect(day.facts.at(-1)).toMatchObject({ fact: 'issue.ended', how: 'clerk' });
  });

  it('opens no ticket for what healed while she tried (TICKET-1)', async () => {
    const day = await issueDay({ tills: { clerkMends: ALWAYS(0) } }, function* (scene) {
      const issue = scene.meet('receiptNotPrinting');
      yield* wait(seconds(30));
      issue.over();
    });
    expect(day.life.at(-1)).toBe('09:00:30 issue.ended');
    expect(day.opened).toEqual([]);
  });

  it('phones when the store has no line, and not from the store', async () => {
    const channels = { portal: { share: 1 }, phone: { share: 0 } };
    const day = await issueDay(
      { desk: { channels }, tills: { clerkMends: { storeOffline: 0 } } },
      function* (scene) {
        scene.meet('storeOffline', { device: scene.me.path });
        yield* wait(seconds(1));
      },
    );
    expect(day.opened[0]?.channel).toBe('phone');
    const [call] = day.calls.filter(({ operation }) => operation === 'support.open');
    expect(call?.from).toMatch(/^phone\/store\//);
    expect(day.happened).toContain('ticket.phone');
  });

  it('tries to report until the desk accepts it', async () => {
    let refusals = 3;
    const day = await issueDay(
      { tills: { clerkMends: ALWAYS(0) } },
      function* (scene) {
        scene.meet('paymentDeclined');
        yield* wait(seconds(1));
      },
      ({ operation }) =>
        operation === 'support.open' && refusals-- > 0 ? { kind: 'refused' } : undefined,
    );
    expect(day.life.at(-1)).toBe('09:04:00 issue.reported');
    expect(day.opened).toHaveLength(4);
    expect(new Set(day.opened.map(({ externalRef }) => externalRef)).size).toBe(1);
  });
});

describe('a ticket in the store', () => {
  const calm = { tills: { clerkMends: ALWAYS(0) }, desk: { fixes: ALWAYS(1) } };
  const use = function* (issue: { used(works: boolean): void }, works: boolean): Behaviour {
    yield* wait(minutes(1));
    issue.used(works);
  };

  it('is tried at the next use, and over when it works', async () => {
    const day = await issueDay(calm, function* (scene) {
      const issue = scene.meet('paymentDeclined');
      yield* until(at('09:02'));
      resolve(scene);
      yield* use(issue, true);
    });
    expect(day.life.slice(-3)).toEqual([
      '09:01:00 issue.reported',
      '09:02:00 issue.answered',
      '09:03:00 issue.verified',
    ]);
    expect(day.scene.floor.issues.reported).toBe(0);
  });

  it('answered formally mends nothing, and is reopened', async () => {
    const day = await issueDay(calm, function* (scene) {
      const issue = scene.meet('paymentDeclined');
      yield* until(at('09:02'));
      resolve(scene, 0, 'noFault');
      yield* use(issue, false);
      yield* wait(minutes(1));
    });
    expect(day.scene.done.repaired).toBe(0);
    expect(day.life.at(-1)).toBe('09:03:00 issue.reopened');
    expect(day.happened).toContain('ticket.reopened');
    expect(day.scene.ticket().timestamps.reopenedAt).toHaveLength(1);
    expect(day.scene.floor.issues.reported).toBe(1);
  });

  it('is withdrawn when the trouble went by itself', async () => {
    const day = await issueDay(calm, function* (scene) {
      const issue = scene.meet('paymentDeclined');
      yield* until(at('09:05'));
      issue.over();
    });
    expect(day.life.at(-1)).toBe('09:05:00 issue.ended');
    expect(day.scene.ticket().state).toBe('cancelled');
    expect(day.happened.at(-1)).toBe('ticket.withdrawn');
  });

  it('with a question is answered, once, after somebody had a look', async () => {
    const day = await issueDay(calm, function* (scene) {
      scene.meet('paymentDeclined');
      yield* until(at('09:02'));
      scene.support.claim({ agentId: 'desk/a', languages: ['es'], tillSystems: ['headless'] });
      const { id } = scene.ticket();
      scene.support.start(id, 'desk/a');
      scene.support.say({ ticketId: id, author: 'desk/a', body: 'which till?', step: 'hold' });
      yield* until(at('09:02:45'));
      expect(scene.ticket().state).toBe('onHold');
      yield* until(at('09:10'));
    });
    const { state, comments, assignee } = day.scene.ticket();
    expect(state).toBe('inProgress');
    expect(assignee).toBe('desk/a');
    expect(comments.map(({ author }) => author)).toEqual(['desk/a', day.scene.floor.store.clerk]);
    expect(comments[1]?.at).toMatch(/T09:03:00/);
  });
});

describe('a store that hears nothing', () => {
  const mends = { tills: { clerkMends: ALWAYS(0) } };
  const silence = function* (scene: Scene): Behaviour {
    scene.meet('paymentDeclined');
    yield* until(at('09:20'));
  };

  it('waits with its one ticket', async () => {
    const day = await issueDay(mends, silence);
    expect(day.opened).toHaveLength(1);
  });

  it('reports the same again and again under the naive policy, each time as another ticket', async () => {
    const day = await issueDay(
      { ...mends, policies: { support: { duplicates: true } } },
      function* (scene) {
        yield* silence(scene);
        resolve(scene, 1);
        scene.floor.issues.find('paymentDeclined', `${scene.me.path}/till/1`)?.over();
      },
    );
    const refs = day.opened.map(({ externalRef }) => externalRef.replace(/^.*#1/, ''));
    expect(refs).toEqual(['', '~2', '~3', '~4']);
    expect(day.happened.filter((point) => point === 'ticket.duplicate')).toHaveLength(3);
    const tickets = day.facts.flatMap((fact) =>
      fact.fact === 'issue.reported' ? [fact.ticket] : [],
    );
    expect(new Set(tickets).size).toBe(4);
  });

  it('is content once any of its tickets is taken', async () => {
    const day = await issueDay(
      { ...mends, policies: { support: { duplicates: true } } },
      function* (scene) {
        scene.meet('paymentDeclined');
        yield* until(at('09:04'));
        scene.support.claim({ agentId: 'desk/a', languages: ['es'], tillSystems: ['headless'] });
        yield* until(at('09:50'));
      },
    );
    expect(day.opened).toHaveLength(1);
  });
});
