import { describe, expect, it } from 'vitest';
import { tillClock, tillStamp } from '../../../src/fleet/clock.ts';
import type { FaultParameters, FaultPlan } from '../../../src/model/fault-plan.ts';
import { hours, minutes, us } from '../../../src/model/units.ts';
import { faultOf, floorRig } from '../../support/floor-rig.ts';

const NOON = hours(12);
const at = async (fault: FaultPlan, now_us: number) => {
  const { floor, faults } = await floorRig({ faults: [fault] });
  const till = floor.tills[0]!;
  return {
    ahead_us: tillClock(floor, till, now_us) - now_us,
    stamp: tillStamp(floor, till, now_us),
    doses: faults.doses(),
  };
};

describe("a till's clock", () => {
  it('is right without a fault', async () => {
    const { floor } = await floorRig();
    expect(tillClock(floor, floor.tills[0]!, NOON)).toBe(NOON);
    expect(tillStamp(floor, floor.tills[0]!, NOON)).toBe('2026-11-27T12:00:00Z');
  });

  it.each<[FaultPlan['kind'], FaultParameters, number, number, string]>([
    ['time/skew', { offset_us: minutes(10) }, 30, 10, '2026-11-27T12:40:00Z'],
    ['time/step', { offset_us: -minutes(45) }, 30, -45, '2026-11-27T11:45:00Z'],
    ['time/drift', { perHour_us: minutes(4) }, 30, 2, '2026-11-27T12:32:00Z'],
    ['time/dst', {}, 30, 60, '2026-11-27T13:30:00Z'],
    ['time/midnight', {}, 30, 720, '2026-11-28T00:30:00Z'],
  ])(
    'is wrong by %s, and right again once it heals',
    async (kind, parameters, min, ahead, stamp) => {
      const fault = faultOf(kind, parameters);
      const wrong = await at(fault, NOON + minutes(min));
      expect(wrong.ahead_us).toBe(minutes(ahead));
      expect(wrong.stamp).toBe(stamp);
      expect(wrong.doses).toMatchObject([{ fault: fault.id, requested: 2, injected: 2 }]);
      const healed = await at(fault, hours(13));
      expect(healed.ahead_us).toBe(0);
      expect(healed.doses).toEqual([]);
    },
  );

  it('steps back over a month and a year', async () => {
    const fault = faultOf('time/step', { offset_us: -hours(13 + 24 * 27) });
    expect((await at(fault, NOON)).stamp).toBe('2026-10-30T23:00:00Z');
    const far = faultOf('time/step', { offset_us: hours(24 * 60) });
    expect((await at(far, NOON)).stamp).toBe('2027-01-26T12:00:00Z');
  });

  it("leaves tills alone when it is the service's clock that is wrong", async () => {
    const fault = faultOf('time/skew', { offset_us: us(1e6), clock: 'service' });
    const { ahead_us, doses } = await at(fault, NOON);
    expect([ahead_us, doses]).toEqual([0, []]);
  });
});
