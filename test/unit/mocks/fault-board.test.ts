import { describe, expect, it } from 'vitest';
import { FaultBoard } from '../../../mocks/wire/faults/fault-board.ts';
import type { FaultCall } from '../../../mocks/wire/faults/service-fault.ts';
import type { FaultPlan } from '../../../src/model/plan.ts';
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
    const seen = drawn.map((_, ordinal) => board.consider(call({ ordinal })).answer !== undefined);
    expect(seen).toEqual(drawn);
    const hits = drawn.filter(Boolean).length;
    expect(hits).toBeGreaterThan(30);
    expect(board.doses()).toMatchObject([{ requested: hits, injected: hits }]);
  });

  it('keeps to its stores and operations', () => {
    const board = boardOf(plan({ scope: { stores: ['0417'], operations: ['support.open'] } }));
    const hit = (more: Partial<FaultCall>): boolean =>
      board.consider(call(more)).answer !== undefined;
    expect(hit({ operation: 'support.open' })).toBe(true);
    expect(hit({ operation: 'support.open', store: '0001' })).toBe(false);
    expect(hit({ operation: 'support.open', store: undefined })).toBe(false);
    expect(hit({})).toBe(false);
  });

  it('is over when it is removed, and tells its dose', () => {
    const board = boardOf(plan({}));
    board.consider(call());
    expect(board.remove('f')).toMatchObject({ requested: 1, injected: 1 });
    expect(board.consider(call()).answer).toBeUndefined();
    expect(board.remove('f')).toBeUndefined();
  });

  it('refuses a kind that is not applied at a service', () => {
    expect(new FaultBoard(KEY).put(plan({ kind: 'printer/paper-out' }))).toBe(false);
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
    expect(effects.answer?.status).toBe(500);
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
      (wall_us) => board.consider(call({ wall_us })).answer,
    );
    expect(statuses.map((answer) => answer?.status)).toEqual([
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
      board.consider(call({ basketId, device, ordinal })).answer !== undefined;
    const baskets = Array.from({ length: 40 }, (_, i) => `b${i}`);
    const first = baskets.map((basket) => hit(basket, 'x', 0));
    expect(baskets.map((basket) => hit(basket, 'y', 9))).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });
});
