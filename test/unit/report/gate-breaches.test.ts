import { describe, expect, it } from 'vitest';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun } from '../../fixtures/run-folder.ts';

const measures = measured(believableRun());
const breachesOf = (gate: string) => summariseMeasures(measures, [gate]).breaches;

describe('when a failed gate was breached', () => {
  it('is the stretch in which its latency was beyond the limit, and what was on then', () => {
    expect(breachesOf('p99 of promotions.evaluate < 400ms')).toEqual([
      {
        gate: 'p99 of promotions.evaluate < 400ms',
        first: '15:04',
        from: '15:04',
        to: '15:08',
        during: ['paper-out', 'slow-promotions'],
      },
    ]);
  });

  it('is from when a sum passed its limit to the end of the window', () => {
    const [breach] = breachesOf('lost sales < 10');
    let lost = 0;
    const second = measures.seconds.findIndex((one) => {
      lost += one.lost;
      return lost > 10;
    });
    const [hour, minute, rest] = breach!.first.split(':').map(Number);
    const first_s = (hour! - 15) * 3600 + minute! * 60 + (rest ?? 0);
    expect(second * 10 - first_s).toBeGreaterThanOrEqual(0);
    expect(second * 10 - first_s).toBeLessThan(20);
    expect(breach!.to).toBe('15:20');
  });

  it('looks only at the time a gate looks at', () => {
    expect(breachesOf('p99 of promotions.evaluate < 400ms between 15:06 and 15:12')).toMatchObject([
      { first: '15:06', to: '15:08' },
    ]);
  });

  it('is not told of gates that passed, or have no such instant', () => {
    expect(breachesOf('p99 of promotions.evaluate < 4s')).toEqual([]);
    expect(breachesOf('p90 time to resolve <= 1s')).toEqual([]);
  });
});
