import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/gates/judge.ts';
import { parseGate } from '../../../src/gates/parse.ts';
import type { Measures } from '../../../src/measure/measures.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun } from '../../fixtures/run-folder.ts';

const sold = (measures: Measures, done: number): Measures => ({
  ...measures,
  sales: { ...measures.sales, done },
});

describe('gates over the day', () => {
  const live = sold(measured(emptyRun()), 10);
  const day = sold(measured(emptyRun()), 1000);
  const gates = ['sales >= 500', 'sales >= 500 over the day', 'sales >= 5 over the window'];

  it('look at the virtual day, the others at the live window', () => {
    const judged = judge(gates, live, day);
    expect(judged.map(({ verdict, measured }) => [verdict, measured])).toEqual([
      ['fail', 10],
      ['pass', 1000],
      ['pass', 10],
    ]);
  });

  it('are inconclusive where no day was simulated', () => {
    const [, onDay] = judge(gates, live);
    expect(onDay).toMatchObject({ verdict: 'inconclusive', measured: null });
    expect(onDay?.why).toMatch(/day was not simulated/);
  });

  it('look at a run in virtual time as it is', () => {
    const virtual: Measures = { ...day, record: { ...day.record, engine: 'virtual' } };
    expect(judge(gates, virtual).map(({ measured }) => measured)).toEqual([1000, 1000, 1000]);
  });

  it('say what else was meant', () => {
    expect(parseGate('lost sales < 2% over the day').part).toBe('day');
    expect(() => parseGate('lost sales < 2% over the week')).toThrow(/"day" or "window"/);
    expect(() => parseGate('lost sales < 2% today')).toThrow(/whole number|over the day/);
  });
});
