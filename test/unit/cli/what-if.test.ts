import { describe, expect, it } from 'vitest';
import { formatWhatIf, whatIfMarkdown } from '../../../src/cli/format-what-if.ts';
import { studyProgress } from '../../../src/cli/study-progress.ts';
import { whatIfChart } from '../../../src/cli/what-if-chart.ts';
import { readPercent, readWindow } from '../../../src/cli/what-if-flags.ts';
import { figure, signed } from '../../../src/cli/what-if-texts.ts';
import { hours } from '../../../src/model/units.ts';
import type { WhatIf } from '../../../src/study/what-if.ts';
import { compareDays } from '../../../src/study/what-if-compare.ts';
import { MEASURES, ofEachMeasure, type Reading } from '../../../src/study/what-if-measures.ts';

const days = (...readings: readonly Reading[]): readonly Reading[] => readings;

/** A variant with hostile names, fewer sales lost, and a percentile that is not always reached. */
function result(): WhatIf {
  const baseline = ofEachMeasure(() => days(10, 11, 9));
  const readings = {
    ...baseline,
    salesLost: days(5, 6, 4),
    resolveP90: days(5e6, 'notReached', 'notReached'),
    peakMinuteRequests: days(20, 21, 19.5),
  };
  const comparisons = ofEachMeasure((id) => compareDays(baseline[id], readings[id], 0.02));
  return {
    format: 1,
    part: 'virtual day, simulated',
    clock: 'business',
    scenario: 'odd',
    title: 'Odd | <b>day</b>',
    currency: 'EUR',
    seed: 1,
    window: { from: '09:00', to: '22:30' },
    minimumShare: 0.02,
    replications: { asked: 5, done: 3 },
    ended: 'stopped',
    baseline: { readings: baseline },
    variants: [
      { name: '<x> | y', set: ['a=1'], pairs: 3, sameShoppers: false, readings, comparisons },
    ],
  };
}

describe('a what-if, written', () => {
  it('says per measure what the pairs say', () => {
    const lines = formatWhatIf(result(), false).split('\n');
    const row = (title: string): string => lines.find((line) => line.startsWith(title)) ?? '';
    expect(row('sales lost')).toMatch(/10 +5 +−5 +−5 to −5 +clear: less$/);
    expect(row('value lost, EUR')).toMatch(/0 +0 to 0 +no difference$/);
    expect(row('time to resolve p90')).toMatch(/– +– +not reached on 0 \| 2 days$/);
    expect(lines.join('\n')).toContain('3 of 5 pairs of days, then stopped.');
    expect(lines.join('\n')).toContain('other shoppers or baskets come here');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('colours what is clearly better or worse, and nothing that is neither', () => {
    const lines = formatWhatIf(result(), true).split('\n');
    const row = (title: string): string => lines.find((line) => line.includes(title)) ?? '';
    expect(row('sales lost')).toContain('\u001b[32m');
    expect(row('requests, peak minute')).toContain('clear: more');
    expect(row('requests, peak minute')).not.toContain('\u001b[');
  });

  it('keeps its tables and its chart whole whatever an author calls things', () => {
    const text = whatIfMarkdown(result());
    expect(text).toContain('## &lt;x> \\| y');
    const cells = text.split('\n').filter((line) => line.startsWith('| '));
    expect(cells.length).toBe(2 + Object.keys(MEASURES).length);
    for (const line of cells) expect(line.split(/(?<!\\)\|/).length).toBe(8);
    const chart = whatIfChart(result());
    expect(chart).toContain('&lt;x&gt; | y');
    expect(chart).not.toContain('<b>');
    expect(chart).not.toMatch(/NaN|Infinity|undefined/);
  });

  it.each([
    ['resolveP90', -5400e6, '−1 h 30 min', '−1 h 30 min'],
    ['valueLost', 123456_00, '123 456', '+123 456'],
    ['salesLost', 0.0012345, '0.00123', '+0.00123'],
    ['salesLost', 0, '0', '0'],
    ['deskBusy', -0.125, '−12.5 %', '−12.5 pp'],
    ['salesLost', null, '–', '–'],
  ] as const)('writes %s of %s', (id, value, plain, withSign) => {
    expect([figure(id, value), signed(id, value)]).toEqual([plain, withSign]);
  });
});

describe('flags of what-if', () => {
  it('reads a window and a percentage', () => {
    expect(readWindow('14:00-17:00')).toEqual({ from_us: hours(14), to_us: hours(17) });
    expect(readWindow(undefined)).toBeUndefined();
    expect(readPercent('until', '5%')).toBe(0.05);
  });

  it.each(['14:00', '17:00-14:00', '14:00-14:00', '1-2-3', 'noon-17:00'])('refuses %s', (text) => {
    expect(() => readWindow(text)).toThrow(`--window ${text}`);
  });

  it.each(['5', '-5%', '101%', 'half'])('refuses %s of a percentage', (text) => {
    expect(() => readPercent('until', text)).toThrow(`--until ${text}`);
  });
});

describe('progress of a study', () => {
  it('says the days done and the time left, a line at a time where nothing can be redrawn', () => {
    let now = 0;
    let text = '';
    const stderr = {
      write: (more: string) => {
        text += more;
        return true;
      },
    };
    const progress = studyProgress(stderr, () => now);
    for (let done = 1; done <= 4; done++) {
      now += 20_000;
      progress.tell(done, 4);
    }
    progress.end();
    expect(text.split('\n')).toEqual([
      'peakday  1 of 4 days simulated, about 60 s left',
      'peakday  3 of 4 days simulated, about 20 s left',
      'peakday  4 of 4 days simulated',
      '',
    ]);
  });
});
