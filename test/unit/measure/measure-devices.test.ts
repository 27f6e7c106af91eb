import { describe, expect, it } from 'vitest';
import { deviceType, measureDevices } from '../../../src/measure/measure-devices.ts';
import { minutes } from '../../../src/model/units.ts';
import { at, issueRecord } from '../../fixtures/issue-record.ts';

describe('measureDevices', () => {
  it('tells devices apart by their path', () => {
    expect(deviceType('store/0417/till/3/printer')).toBe('printer');
    expect(deviceType('store/0417/till/3/terminal')).toBe('terminal');
    expect(deviceType('store/0417/till/3')).toBe('till');
    expect(deviceType('store/0417/line')).toBe('store');
    expect(deviceType('store/0417')).toBe('store');
  });

  it('counts a device with two troubles at once as one, and says which was longest', () => {
    const over = (began: number, until: number, device: string) =>
      issueRecord({
        device,
        began_us: at(began),
        verified_us: at(until),
        until_us: at(until),
        kind: 'tillFrozen',
      });
    const { at_us, types } = measureDevices(
      [
        over(0, 10, 'store/0001/till/1'),
        over(5, 20, 'store/0001/till/1'),
        over(8, 12, 'store/0002/till/1'),
        issueRecord({ began_us: at(40), until_us: at(60) }),
      ],
      at(0),
      at(60),
    );
    const [till, terminal] = types;
    const then = (minute: number) => at_us.indexOf(at(minute));
    expect(types.map(({ type }) => type)).toEqual(['till', 'terminal']);
    expect(till).toMatchObject({
      devices: 2,
      issues: 3,
      trouble_us: minutes(24),
      worst: { device: 'store/0001/till/1', trouble_us: minutes(20) },
      byKind: { tillFrozen: 3 },
    });
    expect([0, 9, 11, 12, 20].map((minute) => till?.inTrouble[then(minute)])).toEqual([
      1, 2, 2, 1, 0,
    ]);
    // Still in trouble when the watching ends.
    expect(terminal?.inTrouble.at(-1)).toBe(1);
    expect(terminal?.trouble_us).toBe(minutes(20));
  });

  it('lists no type without trouble', () => {
    expect(measureDevices([], at(0), at(60)).types).toEqual([]);
  });
});
