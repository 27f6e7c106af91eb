import { describe, expect, it } from 'vitest';
import { lintGates } from '../../../src/cli/lint-gates.ts';
import { fixturePlan } from '../../fixtures/run-folder-plan.ts';

/** What is said of one gate of the fixture, whose faults are all in its live window. */
const said = (gate: string, change: Partial<typeof fixturePlan> = {}): string =>
  lintGates({ ...fixturePlan, ...change, gates: [gate] })
    .map(({ message }) => message)
    .join();

describe('lintGates', () => {
  it('says nothing of gates that the scenario can decide', () => {
    for (const gate of [
      ...fixturePlan.gates,
      "lost sales < 5 during fault 'issuer-down'",
      "recovery of promotions.evaluate after 'slow-promotions' < 1min",
      'issues < 5 after the faults',
      'sales > 5 between 15:00 and 15:10',
    ]) {
      expect(said(gate)).toBe('');
    }
    expect(said('issues < 2x control', { control: ['0001'] })).toBe('');
  });

  it('warns of issues that no fault brings about', () => {
    expect(said('p90 time to resolve of receiptNotPrinting < 1h', { faults: [] })).toContain(
      'no fault brings that about',
    );
  });

  it('warns of a fault outside the live window, unless the gate is over the day', () => {
    const faults = fixturePlan.faults.map((fault) => ({ ...fault, from_us: 0, to_us: 1 })) as never;
    const gate = "lost sales < 5 during fault 'issuer-down'";
    expect(said(gate, { faults })).toContain('fault issuer-down is not on');
    expect(said(`${gate} over the day`, { faults })).toBe('');
    const recovery = "recovery of promotions.evaluate after 'slow-promotions' < 1min";
    expect(said(recovery, { faults })).toContain('fault slow-promotions is not on');
  });

  it('warns where there is no control group', () => {
    expect(said('issues < 2x control')).toContain('no control group');
    expect(said('issues < 2 in control')).toContain('no control group');
  });
});
