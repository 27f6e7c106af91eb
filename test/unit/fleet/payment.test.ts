import { describe, expect, it } from 'vitest';
import type { LoadOperation } from '../../../src/model/operations.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { playScene, type Says, type Scene, scenePlan } from '../../support/scene.ts';

const PAY = 'payments.authorise';
const STATUS = 'payments.status';
const ABORT = 'payments.abort';
const REVERSE = 'payments.reverse';

const payments = ({ calls }: Scene): readonly LoadOperation[] =>
  calls.map(({ operation }) => operation).filter((name) => name.startsWith('payments.'));
const states = (scene: Scene): readonly string[] =>
  scene.of('payment.ended').map(({ state }) => state);
const how = (scene: Scene): readonly string[] => scene.of('basket.ended').map((end) => end.how);

const repeat = (plan: Plan): Plan => ({
  ...plan,
  policies: { ...plan.policies, payments: { ...plan.policies.payments, onSilence: 'repeat' } },
});

/** The service carries the first payment out and its answer is lost. */
const lostAnswer = (): Says => {
  const approved: string[] = [];
  return ({ operation, request }, nth) => {
    if (operation === PAY && nth === 0) {
      approved.push((request as { paymentId: string }).paymentId);
      return { kind: 'timeout' };
    }
    if (operation !== STATUS) return undefined;
    const { paymentId } = request as { paymentId: string };
    const state = approved.includes(paymentId) ? 'approved' : 'declined';
    return { kind: 'ok', body: { paymentId, state, technical: false } as never };
  };
};

describe('a payment without an answer', () => {
  it('that was approved is asked after and used: nothing is paid again (PAY-1)', async () => {
    const scene = playScene(await scenePlan(), [{}], lostAnswer());
    expect(payments(scene)).toEqual([PAY, STATUS]);
    expect(states(scene)).toEqual(['approved']);
    expect(how(scene)).toEqual(['sold']);
  });

  it('that is in progress is asked after again (PAY-2)', async () => {
    const scene = playScene(await scenePlan(), [{}], (call, nth) => {
      if (call.operation === PAY) return { kind: 'timeout' };
      if (call.operation !== STATUS) return undefined;
      return nth < 2
        ? { kind: 'status', status: 409, problem: undefined }
        : ({ kind: 'ok', body: { state: 'approved', technical: false } } as never);
    });
    expect(payments(scene)).toEqual([PAY, STATUS, STATUS, STATUS]);
    expect(how(scene)).toEqual(['sold']);
  });

  it('that nobody knows is aborted, so that it cannot come late, and started anew', async () => {
    const scene = playScene(await scenePlan(), [{}], (call, nth) =>
      call.operation === PAY && nth === 0 ? { kind: 'timeout' } : undefined,
    );
    expect(payments(scene)).toEqual([PAY, STATUS, ABORT, PAY]);
    expect(states(scene)).toEqual(['aborted', 'approved']);
    const asked = scene.of('payment.asked').map(({ payment }) => payment);
    expect(new Set(asked).size).toBe(2);
    expect(how(scene)).toEqual(['sold']);
  });

  it('that arrived after all when the till aborts it is used', async () => {
    const scene = playScene(await scenePlan(), [{}], (call) => {
      if (call.operation === PAY) return { kind: 'timeout' };
      if (call.operation === ABORT)
        return { kind: 'ok', body: { state: 'approved', technical: false } as never };
      return undefined;
    });
    expect(payments(scene)).toEqual([PAY, STATUS, ABORT]);
    expect(states(scene)).toEqual(['approved']);
  });

  it('is reversed until it is acknowledged when nobody answers at all (PAY-3)', async () => {
    const scene = playScene(await scenePlan(), [{}], (call, nth) => {
      if (call.operation === REVERSE && nth >= 3)
        return { kind: 'ok', body: { state: 'reversed' } as never };
      return call.operation.startsWith('payments.') ? { kind: 'timeout' } : undefined;
    });
    expect(payments(scene)).toEqual([
      PAY,
      STATUS,
      STATUS,
      STATUS,
      ABORT,
      REVERSE,
      REVERSE,
      REVERSE,
      REVERSE,
    ]);
    expect(states(scene)).toEqual(['unknown', 'reversed']);
    expect(scene.of('sale.lost')).toMatchObject([{ cause: 'offlineLimit' }]);
    expect(scene.happened.get('payment.reversal')).toBe(1);
  });

  it('is paid blindly once more by a naive till, which asks nothing', async () => {
    const scene = playScene(repeat(await scenePlan()), [{}], lostAnswer());
    expect(payments(scene)).toEqual([PAY, PAY]);
    expect(states(scene)).toEqual(['unknown', 'approved']);
    expect(how(scene)).toEqual(['sold']);
  });

  it('was certainly not made when the call was refused: nobody is asked', async () => {
    const scene = playScene(await scenePlan(), [{}], (call, nth) =>
      call.operation === PAY && nth === 0 ? { kind: 'refused' } : undefined,
    );
    expect(payments(scene)).toEqual([PAY, PAY]);
    expect(states(scene)).toEqual(['notMade', 'approved']);
  });
});

describe('a card that is declined', () => {
  const declined: Says = ({ operation }) =>
    operation === PAY
      ? { kind: 'ok', body: { state: 'declined', technical: false } as never }
      : undefined;

  it('loses who has nothing else, and is paid in cash by who has', async () => {
    const plan = await scenePlan();
    const without = playScene(plan, [{ hasNoCash: true }], declined);
    expect(without.of('sale.lost')).toMatchObject([{ cause: 'paymentDeclined' }]);
    const cash = playScene(plan, [{ hasNoCash: false }], declined);
    expect(cash.of('sale.abnormal')).toMatchObject([{ how: 'cashInsteadOfCard' }]);
    expect(cash.of('basket.charged')[0]?.tenders).toMatchObject([{ kind: 'cash' }]);
  });

  it('gives a redeemed coupon back', async () => {
    const scene = playScene(await scenePlan(), [{ coupon: 'TEN' }], declined);
    expect(scene.sequence).toEqual([
      'promotions.evaluate',
      'promotions.commit',
      PAY,
      'promotions.cancel',
    ]);
    expect(scene.of('coupon.committed')).toHaveLength(1);
    expect(scene.of('coupon.released')).toHaveLength(1);
  });
});

describe('a tender', () => {
  it.each([
    ['card', 'chip'],
    ['contactless', 'chip'],
    ['giftCard', 'giftCard'],
    ['wallet', 'wallet'],
  ] as const)('%s of 66.00 is authorised as %s', async (tender, method) => {
    const scene = playScene(await scenePlan(), [{ tender }]);
    const asked = scene.calls.find(({ operation }) => operation === PAY);
    expect(asked?.request).toMatchObject({ method, amount: 6600 });
  });

  it('contactless stays contactless up to its limit', async () => {
    const scene = playScene(await scenePlan(), [
      { tender: 'contactless', lines: [{ ...(await small()) }], grossMinor: 3000 },
    ]);
    const asked = scene.calls.find(({ operation }) => operation === PAY);
    expect(asked?.request).toMatchObject({ method: 'contactless', amount: 3000 });
    expect(scene.happened.get('sale.contactless')).toBe(1);
  });

  it('in cash asks nobody', async () => {
    const scene = playScene(await scenePlan(), [{ tender: 'cash' }]);
    expect(payments(scene)).toEqual([]);
    expect(scene.happened.get('sale.cash')).toBe(1);
  });

  it('that is split adds up to the price', async () => {
    const scene = playScene(await scenePlan(), [{ splits: true }]);
    expect(scene.of('basket.charged')[0]).toMatchObject({
      chargedMinor: 6600,
      tenders: [
        { kind: 'giftCard', amount: 3300 },
        { kind: 'card', amount: 3300 },
      ],
    });
    expect(scene.happened.get('sale.split')).toBe(1);
  });

  it('that was taken is given back when the other half fails', async () => {
    const scene = playScene(await scenePlan(), [{ splits: true }], (call, nth) =>
      call.operation === PAY && nth === 1
        ? { kind: 'ok', body: { state: 'declined', technical: false } as never }
        : undefined,
    );
    expect(payments(scene)).toEqual([PAY, PAY, REVERSE]);
    expect(states(scene)).toEqual(['approved', 'declined', 'unknown', 'reversed']);
    expect(how(scene)).toEqual(['lost']);
  });
});

describe('without a line to payments', () => {
  const dead: Says = ({ operation }) =>
    operation.startsWith('payments.') ? { kind: 'refused' } : undefined;

  it('the till approves small amounts itself and large ones not', async () => {
    const plan = await scenePlan({ policies: { offline: { cardLimit: 50 } } });
    const line = await small();
    const cheap = { lines: [line], grossMinor: 3000 };
    const dear = { lines: [{ ...line, unitPrice: 9000 }], grossMinor: 9000 };
    const before = Array.from({ length: 6 }, () => ({ ...dear, hasNoCash: false }));
    const scene = playScene(plan, [...before, cheap, dear], dead);
    expect(states(scene)).toContain('offline');
    expect(how(scene).slice(-2)).toEqual(['sold', 'lost']);
    expect(scene.of('sale.lost')).toMatchObject([{ cause: 'offlineLimit' }]);
    const document = scene.of('document.queued').find(({ offline }) => offline);
    expect(document).toBeDefined();
    expect(scene.happened.get('payment.offlineLimit')).toBeGreaterThan(0);
  });
});

async function small() {
  return {
    lineId: '1',
    sku: 'SHI-01',
    categories: ['shirts'],
    quantity: 1,
    unitPrice: 3000,
    discountable: true,
  };
}
