import { describe, expect, it } from 'vitest';
import { json, noContent } from '../../../mocks/wire/exchange.ts';
import { drifted } from '../../../mocks/wire/faults/drifted.ts';
import { FaultBoard } from '../../../mocks/wire/faults/fault-board.ts';
import { Healing } from '../../../mocks/wire/faults/healing.ts';
import type { FaultCall } from '../../../mocks/wire/faults/service-fault.ts';
import { tell } from '../../../mocks/wire/faults/tell.ts';
import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { NEVER, ZERO } from '../../../src/model/units.ts';
import { bites } from '../../../src/random/fault-draw.ts';
import { runKey } from '../../../src/random/hash.ts';

const KEY = runKey(7, 0);

const plan = (more: Partial<FaultPlan>): FaultPlan => ({
  id: 'f',
  kind: 'http/status',
  from_us: ZERO,
  to_us: NEVER,
  scope: {},
  trigger: { kind: 'every', count: 1 },
  parameters: { status: 503 },
  ...more,
});

const call = (more: Partial<FaultCall> = {}): FaultCall => ({
  operation: 'promotions.evaluate',
  device: 'store/0417/till/3',
  ordinal: 0,
  store: '0417',
  basketId: 'b1',
  wall_us: 0,
  ...more,
});

function boardOf(...plans: readonly FaultPlan[]): FaultBoard {
  const board = new FaultBoard(KEY);
  for (const one of plans) expect(board.put(one)).toBe(true);
  return board;
}

describe('the fault board', () => {
  it('bites exactly when the published draw does', () => {
    const trigger = { kind: 'rate', rate: 0.3, per: 'request' } as const;
    const board = boardOf(plan({ trigger }));
    const drawn = Array.from({ length: 200 }, (_, ordinal) =>
      bites(trigger, KEY, 'f', 'store/0417/till/3', ordinal),
    );
    const seen = drawn.map((_, ordinal) => board.consider(call({ ordinal })).refusal !== undefined);
    expect(seen).toEqual(drawn);
    const hits = drawn.filter(Boolean).length;
    expect(hits).toBeGreaterThan(30);
    expect(board.doses()).toMatchObject([{ requested: hits, injected: hits }]);
  });

  it('keeps to its stores and operations', () => {
    const board = boardOf(plan({ scope: { stores: ['0417'], operations: ['support.open'] } }));
    const hit = (more: Partial<FaultCall>): boolean =>
      board.consider(call(more)).refusal !== undefined;
    expect(hit({ operation: 'support.open' })).toBe(true);
    expect(hit({ operation: 'support.open', store: '0001' })).toBe(false);
    expect(hit({ operation: 'support.open', store: undefined })).toBe(false);
    expect(hit({})).toBe(false);
  });

  it('is over when it is removed, and tells its dose', () => {
    const board = boardOf(plan({}));
    board.consider(call());
    expect(board.remove('f')).toMatchObject({ requested: 1, injected: 1 });
    expect(board.consider(call()).refusal).toBeUndefined();
    expect(board.remove('f')).toBeUndefined();
  });

  it('refuses a kind that is not applied at a service', () => {
    expect(new FaultBoard(KEY).put(plan({ kind: 'net/reset' }))).toBe(false);
  });

  it('adds delays up and lets the first answer stand', () => {
    const slow = {
      kind: 'http/slow',
      parameters: { latencyWall_us: { quantiles: [5000, 5000], integer: true } },
    } as const;
    const board = boardOf(
      plan({ ...slow, id: 's1' }),
      plan({ ...slow, id: 's2' }),
      plan({ id: 'a1', parameters: { status: 500 } }),
      plan({ id: 'a2', parameters: { status: 503 } }),
    );
    const effects = board.consider(call());
    expect(effects.delay_us).toBe(10_000);
    expect(effects.refusal?.status).toBe(500);
    expect(board.doses().map((dose) => [dose.requested, dose.injected])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 0],
    ]);
  });

  it('draws a delay from device and ordinal, not from the order of requests', () => {
    const slow = plan({
      kind: 'http/slow',
      parameters: { latencyWall_us: { quantiles: [0, 1e6], integer: true } },
    });
    const delays = (ordinals: readonly number[]): Map<number, number> => {
      const board = boardOf(slow);
      return new Map(ordinals.map((n) => [n, board.consider(call({ ordinal: n })).delay_us]));
    };
    const forwards = delays([0, 1, 2, 3]);
    const backwards = delays([3, 2, 1, 0]);
    for (const [ordinal, delay] of forwards) expect(backwards.get(ordinal)).toBe(delay);
    expect(new Set(forwards.values()).size).toBe(4);
  });

  it('throttles beyond the quota of each wall second', () => {
    const throttle = plan({ kind: 'http/throttle', parameters: { quotaPerSecond: 2 } });
    const board = boardOf({ ...throttle, parameters: { quotaPerSecond: 2, retryAfter_s: 3 } });
    const statuses = [0, 0.4e6, 0.9e6, 1e6].map(
      (wall_us) => board.consider(call({ wall_us })).refusal,
    );
    expect(statuses.map((refusal) => refusal?.status)).toEqual([
      undefined,
      undefined,
      429,
      undefined,
    ]);
    expect(statuses[2]?.headers).toMatchObject({
      'retry-after': '3',
      'ratelimit-policy': '"default";q=2;w=1',
      ratelimit: '"default";r=0;t=3',
    });
    expect(board.doses()).toMatchObject([{ requested: 1, injected: 1 }]);
  });

  it('counts a late start as injected only when a basket missed the promotion', () => {
    const late = plan({ kind: 'promo/late-start', parameters: { promotion: 'BF' } });
    const board = boardOf(late);
    const missed = board.consider(call());
    missed.withheld?.missed.add('BF');
    board.settle(missed);
    board.settle(board.consider(call()));
    expect(board.doses()).toMatchObject([{ requested: 2, injected: 1 }]);
    expect(board.consider(call({ operation: 'support.open' })).withheld).toBeUndefined();
  });

  it('draws once a basket when told so, whichever till and request asks', () => {
    const trigger = { kind: 'rate', rate: 0.5, per: 'basket' } as const;
    const board = boardOf(plan({ trigger }));
    const hit = (basketId: string, device: string, ordinal: number): boolean =>
      board.consider(call({ basketId, device, ordinal })).refusal !== undefined;
    const baskets = Array.from({ length: 40 }, (_, i) => `b${i}`);
    const first = baskets.map((basket) => hit(basket, 'x', 0));
    expect(baskets.map((basket) => hit(basket, 'y', 9))).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });
});

describe('healing', () => {
  const stall = plan({ kind: 'body/stall', parameters: {} });
  const heldUp = (board: FaultBoard): string[] => {
    const { emission } = board.consider(call());
    const told: string[] = [];
    if (emission?.does.how === 'stalled') emission.does.until.whenHealed(() => told.push('on'));
    expect(told).toEqual([]);
    return told;
  };

  it.each([
    ['removing', (board: FaultBoard) => board.remove('f')],
    ['replacing', (board: FaultBoard) => board.put(stall)],
    ['clearing', (board: FaultBoard) => board.clear()],
  ])('%s a fault lets go what it held up', (_how, end) => {
    const board = boardOf(stall);
    const told = heldUp(board);
    end(board);
    expect(told).toEqual(['on']);
  });

  it('lets go at once what comes too late, and forgets who has gone', async () => {
    const healing = new Healing();
    const told: string[] = [];
    healing.whenHealed(() => told.push('gone'))();
    healing.heal();
    healing.whenHealed(() => told.push('late'));
    await Promise.resolve();
    expect([healing.isHealed, told]).toEqual([true, ['late']]);
  });
});

describe('faults together', () => {
  it('refuse before they bend: what did not show is not counted', () => {
    const board = boardOf(
      plan({ id: 'refuse', kind: 'http/status', parameters: { status: 500 } }),
      plan({ id: 'cut', kind: 'body/truncate', parameters: {} }),
    );
    const effects = board.consider(call());
    const answer = tell(effects, json(200, {}), ({ status }) => json(status ?? 0, {}));
    expect([answer.status, answer.emission]).toEqual([500, undefined]);
    expect(board.doses().map(({ injected }) => injected)).toEqual([1, 0]);
  });

  it('retell one after the other, and leave an empty answer alone', () => {
    const board = boardOf(
      plan({ id: 'drift', kind: 'body/schema-drift', parameters: { change: 'added' } }),
      plan({ id: 'broken', kind: 'body/invalid-json', parameters: {} }),
      plan({ id: 'cut', kind: 'body/truncate', parameters: {} }),
    );
    const refuse = () => json(500, {});
    const told = tell(board.consider(call()), json(200, { a: 1 }), refuse);
    expect(told.body).toBe('{"a":1,"peakdayDrift":"added",');
    expect(told.emission).toEqual({ how: 'cutShort' });
    expect(tell(board.consider(call()), noContent(), refuse)).toEqual(noContent());
    expect(board.doses().map((dose) => [dose.requested, dose.injected])).toEqual([
      [2, 1],
      [2, 1],
      [2, 1],
    ]);
  });

  it('are put only where they belong: a till’s clock is not here', () => {
    const skew = (clock: 'till' | 'service') =>
      new FaultBoard(KEY).put(plan({ kind: 'time/skew', parameters: { clock, offset_us: 1 } }));
    expect([skew('till'), skew('service')]).toEqual([false, true]);
  });
});

describe('an object that drifts', () => {
  const value = { state: 'open', lines: [{ kind: 'x', amount: 1 }], net: 5 };

  it.each([
    ['added', 0, { ...value, peakdayDrift: 'added' }],
    ['dropped', 1, { state: 'open', net: 5 }],
    ['null', 3, { ...value, state: null }],
    ['retyped', 2, { ...value, net: '5' }],
    ['retyped', 0, { ...value, state: 0 }],
    ['newEnum', 9, { ...value, state: 'peakdayDrift' }],
  ] as const)('%s, at its %i-th answer', (change, nth, expected) => {
    expect(drifted(value, change, nth)).toEqual(expected);
  });

  it('finds an enum in the depths, and may find none', () => {
    const { state: _, ...deep } = value;
    expect(drifted(deep, 'newEnum', 0)).toEqual({
      ...deep,
      lines: [{ kind: 'peakdayDrift', amount: 1 }],
    });
    expect(drifted({ a: 1 }, 'newEnum', 0)).toBeUndefined();
    expect(drifted({}, 'dropped', 0)).toBeUndefined();
    expect(drifted([1], 'added', 0)).toBeUndefined();
    expect(value.lines[0]?.kind).toBe('x');
  });
});
