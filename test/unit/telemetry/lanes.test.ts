import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLanes } from '../../../src/telemetry/lanes.ts';
import { groupBy } from './group-by.ts';

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 50 }))
  .map(([from_us, length]) => ({ from_us, to_us: from_us + length }));

describe('lanes', () => {
  it('hold stretches that do not overlap, and are as few as there are at once', () => {
    fc.assert(
      fc.property(fc.array(stretch), (stretches) => {
        const placed = inLanes(stretches);
        expect(placed).toHaveLength(stretches.length);
        const lanes = groupBy(placed, ([, lane]) => String(lane));
        for (const lane of lanes) {
          for (const [i, [one]] of lane.entries()) {
            const next = lane[i + 1]?.[0];
            if (next)
              expect(Math.max(one.to_us, one.from_us + 1)).toBeLessThanOrEqual(next.from_us);
          }
        }
        const atOnce = stretches.map(
          ({ from_us }) =>
            stretches.filter(
              (other) =>
                other.from_us <= from_us && Math.max(other.to_us, other.from_us + 1) > from_us,
            ).length,
        );
        expect(lanes.length).toBe(Math.max(0, ...atOnce));
      }),
    );
  });
});
