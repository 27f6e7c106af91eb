import { describe, expect, it } from 'vitest';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { formatSummary } from '../../../src/report/terminal.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, emptyRun } from '../../fixtures/run-folder.ts';

const summary = summariseMeasures(measured(believableRun()));

describe('formatSummary', () => {
  it.each([80, 100])('fits %i columns', (width) => {
    const lines = formatSummary(summary, { color: false, width }).split('\n');
    expect(lines.length).toBeGreaterThan(25);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
  });

  it('is the same text with colour and without', () => {
    const colored = formatSummary(summary, { color: true, width: 80 });
    const plain = formatSummary(summary, { color: false, width: 80 });
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[31m');
    const escapes = new RegExp(`${'\u001b'}\\[\\d+m`, 'g');
    expect(colored.replaceAll(escapes, '')).toBe(plain);
  });

  it('says the verdict, why, the clocks and the next command', () => {
    const text = formatSummary(summary, { color: false, width: 100 });
    expect(text).toMatch(/^✕ NOT READY/);
    expect(text).toContain('(measured 514 ms)');
    expect(text).toContain('(business clock)');
    expect(text).toContain('wall clock');
    expect(text).toContain(summary.reproduce);
  });

  it('draws the courses of the cards, each within its line', () => {
    const lines = formatSummary(summary, { color: false, width: 80 }).split('\n');
    for (const name of ['sales', 'checkout', 'resolve', 'load']) {
      expect(lines.find((line) => line.startsWith(name))).toMatch(/ {2}[▁▂▃▄▅▆▇█ ]{3,14}$/);
    }
    expect(lines.find((line) => line.startsWith('audit'))).not.toMatch(/[▁-█]/);
  });

  it('names the stores longest in trouble, with what it cost', () => {
    const text = formatSummary(summary, { color: false, width: 100 });
    const [worst] = summary.worstStores;
    expect(text).toContain('Stores longest in trouble (business clock, live window)');
    expect(text).toMatch(new RegExp(`^${worst!.store} +\\S+ min +${worst!.issues} issue`, 'm'));
    const times = summary.worstStores.map(({ troubled_us }) => troubled_us);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('has something to say of an empty run', () => {
    const text = formatSummary(summariseMeasures(measured(emptyRun({ gates: [] }))), {
      color: false,
      width: 80,
    });
    expect(text).toContain('? INCONCLUSIVE');
    expect(text).toContain('no second of it was recorded');
    expect(text).not.toMatch(/NaN|undefined|null/);
  });
});
