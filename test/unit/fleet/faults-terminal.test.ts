import { describe, expect, it } from 'vitest';
import { ActiveFaults } from '../../../src/faults/active-faults.ts';
import { Terminal } from '../../../src/fleet/terminal.ts';
import { FAULT_KINDS, type FaultKind, type FaultPlan } from '../../../src/model/fault-plan.ts';
import { minutes } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';
import { playScene, type Scene, scenePlan } from '../../support/scene.ts';

const PAY = 'payments.authorise';
const STATUS = 'payments.status';
const ABORT = 'payments.abort';

/** On for the first `count` dialogues of each terminal, from noon on. */
const fault = (kind: FaultKind, count: number, lasts_min = 60): FaultPlan => ({
  id: 'trouble',
  kind,
  from_us: minutes(720),
  to_us: minutes(720 + lasts_min),
  scope: {},
  trigger: { kind: 'first', count },
  parameters: {},
});

async function play(kind: FaultKind, count = 1, visitors = 1): Promise<Scene> {
  const plan = { ...(await scenePlan()), faults: [fault(kind, count)] };
  return playScene(
    plan,
    Array.from({ length: visitors }, () => ({})),
  );
}

const payments = ({ calls }: Scene): readonly string[] =>
  calls.map(({ operation }) => operation).filter((name) => name.startsWith('payments.'));
const states = (scene: Scene): readonly string[] =>
  scene.of('payment.ended').map(({ state }) => state);

const KINDS = FAULT_KINDS.filter((kind) => kind.startsWith('terminal/'));

describe('a terminal fault', () => {
  it.each([
    ['terminal/busy', [PAY], ['notMade', 'approved'], 4],
    ['terminal/cancelled', [PAY], ['notMade', 'approved'], 0],
    ['terminal/unreachable', [PAY], ['notMade', 'approved'], 0],
    ['terminal/declined-technical', [PAY], ['notMade', 'approved'], 0],
    ['terminal/device-out', [PAY], ['notMade', 'approved'], 0],
    ['terminal/logged-out', [PAY], ['approved'], 10],
    ['terminal/no-answer', [STATUS, ABORT, PAY], ['aborted', 'approved'], 120],
    ['terminal/in-progress', [STATUS, PAY, STATUS], ['approved'], 120],
    ['terminal/approved-but-silent', [PAY, STATUS], ['approved'], 120],
  ] as const)('%s once: %o, %o', async (kind, calls, ended, waits_s) => {
    const scene = await play(kind);
    expect(payments(scene)).toEqual(calls);
    expect(states(scene)).toEqual(ended);
    expect(scene.of('basket.ended')).toMatchObject([{ how: 'sold' }]);
    expect(scene.faults.doses()).toMatchObject([{ fault: 'trouble', injected: 1 }]);
    const calm = playScene(await scenePlan(), [{}]);
    const took = (one: Scene): number => (one.of('basket.ended')[0]?.at_us ?? 0) / 1e6;
    expect(took(scene) - took(calm)).toBeGreaterThanOrEqual(waits_s);
  });

  it.each(['terminal/unreachable', 'terminal/declined-technical', 'terminal/device-out'] as const)(
    '%s twice is trouble of the terminal, and loses who has no cash',
    async (kind) => {
      const scene = await play(kind, 2);
      expect(payments(scene)).toEqual([]);
      expect(scene.of('issue.began')).toMatchObject([
        { kind: 'paymentDeclined', fault: 'trouble' },
      ]);
      expect(scene.of('sale.lost')).toMatchObject([
        { cause: 'paymentDeclined', issue: scene.of('issue.began')[0]?.issue },
      ]);
      expect(scene.faults.doses()).toMatchObject([{ requested: 2, injected: 2 }]);
    },
  );

  it.each(['terminal/busy', 'terminal/cancelled'] as const)(
    '%s is nothing to call the desk for',
    async (kind) => {
      expect((await play(kind, 1)).of('issue.began')).toEqual([]);
    },
  );

  it('is counted while it strikes, and lets another one like it strike after the repair', () => {
    const first: FaultPlan = {
      ...fault('terminal/declined-technical', 1),
      trigger: { kind: 'rate', rate: 1, per: 'till' },
    };
    const second = { ...first, id: 'again', from_us: minutes(721) };
    const faults = new ActiveFaults([first, second], runKey(1, 0));
    const terminal = new Terminal('store/0001/till/1/terminal', '0001');
    expect(terminal.open(minutes(720), faults)).toBe('declinedTechnical');
    terminal.repair();
    expect(terminal.open(minutes(720.5), faults)).toBe('ready');
    expect(faults.doses()).toMatchObject([{ fault: 'trouble', requested: 1, injected: 1 }]);
    expect(terminal.open(minutes(721), faults)).toBe('declinedTechnical');
    expect(terminal.fault).toBe('again');
  });

  it('is over when it heals', async () => {
    const plan = await scenePlan();
    const always: FaultPlan = {
      ...fault('terminal/device-out', 1, 1.2),
      trigger: { kind: 'rate', rate: 1, per: 'basket' },
    };
    const scene = playScene({ ...plan, faults: [always] }, [{}, {}, {}]);
    expect(scene.of('basket.ended').map(({ how }) => how)).toEqual(['lost', 'sold', 'sold']);
  });

  it.each(KINDS)('%s strikes no dialogue that begins at its end', (kind) => {
    const trigger = { kind: 'rate', rate: 1, per: 'basket' } as const;
    const faults = new ActiveFaults([{ ...fault(kind, 1), trigger }], runKey(1, 0));
    const terminal = new Terminal('store/0001/till/1/terminal', '0001');
    expect(terminal.open(minutes(779), faults)).not.toBe('ready');
    terminal.close();
    expect(terminal.open(minutes(780), faults)).toBe('ready');
    expect(terminal.fault).toBeUndefined();
    expect(faults.doses()).toMatchObject([{ requested: 1, injected: 1 }]);
  });
});
