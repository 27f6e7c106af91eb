import { describe, expect, it } from 'vitest';
import { junit } from '../../../src/report/junit.ts';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { ENGLISH } from '../../../src/report/texts.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, emptyRun } from '../../fixtures/run-folder.ts';

const of = (run = believableRun()): string => junit(summariseMeasures(measured(run)), ENGLISH);
const times = (text: string, part: string): number => text.split(part).length - 1;

describe('junit.xml', () => {
  it('has a case for each gate and each check, and counts them', () => {
    const xml = of();
    const cases = believableRun().plan.gates.length + 3;
    expect(times(xml, '<testcase ')).toBe(cases);
    expect(xml).toContain(`tests="${cases}" failures="1" errors="1" skipped="0"`);
    expect(times(xml, '<failure ')).toBe(1);
    expect(times(xml, '<error ')).toBe(1);
  });

  it('is never empty, and shows an unknown as an error', () => {
    const xml = of(emptyRun({ gates: [] }));
    expect(times(xml, '<testcase ')).toBe(3);
    expect(times(xml, '<error type="inconclusive"')).toBe(1);
    expect(xml).not.toContain('<skipped');
  });

  it('escapes what a scenario says', () => {
    const run = believableRun();
    run.record = { ...run.record, scenario: '<&"\u0007>' };
    expect(of(run)).toContain('name="&lt;&amp;&quot;\uFFFD&gt;"');
  });
});
