import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '../../../src/measure/audit/finding.ts';
import type { Measures } from '../../../src/measure/measures.ts';
import { junit } from '../../../src/report/junit.ts';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { ENGLISH } from '../../../src/report/texts/en.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, emptyRun } from '../../fixtures/run-folder.ts';
import { junitProblems } from './junit-schema.ts';

const CHECKS = 3;
const of = (run = believableRun()): string => junit(summariseMeasures(measured(run)), ENGLISH);
const times = (text: string, part: string): number => text.split(part).length - 1;

/** A run without requests or issues whose audit found so much. */
function audited(gates: readonly string[], audit: Partial<Measures['audit']>): string {
  const measures = measured(emptyRun({ gates }));
  return junit(
    summariseMeasures({ ...measures, audit: { ...measures.audit, ...audit } }, gates),
    ENGLISH,
  );
}
const caseOf = (xml: string, name: string): string =>
  new RegExp(`<testcase [^>]*name="${name}"[\\s\\S]*?</testcase>`).exec(xml)?.[0] ?? '';

describe('junit.xml', () => {
  it('has a case for each check, each gate and each check of the audit, and counts them', () => {
    const xml = of();
    const cases = CHECKS + believableRun().plan.gates.length + FINDING_KINDS.length;
    expect(times(xml, '<testcase ')).toBe(cases);
    expect(xml).toContain(`tests="${cases}" failures="1" errors="1" skipped="0"`);
    expect(times(xml, '<failure ')).toBe(1);
    expect(times(xml, '<error ')).toBe(1);
  });

  it('is never empty, and shows an unknown as an error', () => {
    const xml = of(emptyRun({ gates: [] }));
    expect(times(xml, '<testcase ')).toBe(CHECKS + FINDING_KINDS.length);
    expect(times(xml, '<error type="inconclusive"')).toBe(1);
    expect(xml).not.toContain('<skipped');
  });

  it('lets gates judge what the audit found, and skips what none judges', () => {
    const counts = { paidTwice: 2, misPriced: 1 };
    const xml = audited(['findings of paidTwice = 0', 'findings of misPriced <= 5'], { counts });
    expect(caseOf(xml, 'Sale paid twice')).toContain('<failure type="audit" message="2 found;');
    expect(caseOf(xml, 'Priced otherwise than the rules say')).toContain('<system-out>1 found');
    const unjudged = audited([], { counts });
    expect(caseOf(unjudged, 'Sale paid twice')).toContain(
      '<skipped message="2 found; no gate judges it"/>',
    );
    expect(times(audited([], { unanswered: 3 }), '<skipped')).toBe(FINDING_KINDS.length);
  });

  it('keeps to a strict schema, whatever came of the run', () => {
    for (const xml of [
      of(),
      of(emptyRun({ gates: [] })),
      audited(['findings = 0'], { counts: { paidTwice: 2 } }),
      audited([], { counts: { privacyLeak: 1 }, unanswered: 1 }),
    ]) {
      expect(junitProblems(xml)).toEqual([]);
    }
  });

  it('is held to that schema by a check that can say no', () => {
    const xml = of();
    expect(junitProblems(xml.replace('<testcase ', '<testcase file="x" '))).not.toEqual([]);
    expect(junitProblems(xml.replace('errors="1" skipped', 'errors="2" skipped'))).not.toEqual([]);
    expect(junitProblems(xml.replace('</properties>', '</properties><note/>'))).not.toEqual([]);
    expect(junitProblems(xml.replace('</testsuite>', ''))).not.toEqual([]);
  });

  it('escapes what a scenario says', () => {
    const run = believableRun();
    run.record = { ...run.record, scenario: '<&"\u0007>' };
    const xml = of(run);
    expect(xml).toContain('name="&lt;&amp;&quot;\uFFFD&gt;"');
    expect(junitProblems(xml)).toEqual([]);
  });
});
