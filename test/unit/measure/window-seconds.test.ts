import { describe, expect, it } from 'vitest';
import { SeriesLedger } from '../../../src/measure/series-ledger.ts';
import { windowSeconds } from '../../../src/measure/window-seconds.ts';
import type { LiveWindow } from '../../../src/model/plan.ts';
import { us } from '../../../src/model/units.ts';
import { quietSecond } from '../../fixtures/run-folder.ts';

/** Seconds as recorded from 15:00 on, at ten times compression. */
function recorded(count: number, lastEnds_us?: number) {
  const ledger = new SeriesLedger();
  const worker = ledger.worker('worker-0');
  for (let second = 0; second < count; second++) {
    const quiet = quietSecond(second);
    const last = second === count - 1 && lastEnds_us !== undefined;
    ledger.add(last ? { ...quiet, at_us: lastEnds_us } : quiet, worker);
  }
  return ledger.seconds();
}

const live = (to_us: number): LiveWindow => ({
  from_us: us(15 * 3600e6),
  to_us: us(to_us),
  compression: 10,
  share: 1,
  drainWall_us: us(5e6),
  settle_us: us(120e6),
});
const at = (second: number): number => 15 * 3600e6 + second * 10e6;

describe('windowSeconds', () => {
  it('keeps the whole seconds of the window and drops the drain', () => {
    const kept = windowSeconds(recorded(14), live(at(12)));
    expect(kept.map(({ second }) => second)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('drops the sliver after the end of the window', () => {
    expect(windowSeconds(recorded(13, at(12) + 0.05 * 10e6), live(at(12)))).toHaveLength(12);
  });

  it('drops a second that the end of the window cuts in two', () => {
    expect(windowSeconds(recorded(13), live(at(12.6)))).toHaveLength(12);
  });

  it('drops a second that a stop cut short', () => {
    expect(windowSeconds(recorded(5, at(4.3)), live(at(12)))).toHaveLength(4);
  });
});
