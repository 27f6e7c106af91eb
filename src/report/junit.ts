import { gateFigure } from '../gates/gate-figure.ts';
import { type Markup, markup } from './markup.ts';
import type { Summary } from './summary-shape.ts';
import type { Texts } from './texts.ts';

interface Case {
  readonly group: string;
  readonly name: string;
  readonly verdict: Summary['verdict'];
  readonly said: string;
}

/**
 * JUnit XML: one case a gate and a built-in check, so that it is never empty. What could not be
 * decided is an `error`, never skipped: a CI system shows it as red.
 */
export function junit(summary: Summary, texts: Texts): string {
  const cases = [
    ...summary.checks.map((check): Case => {
      const name = texts.check[check.check];
      return { group: 'checks', name, verdict: check.verdict, said: check.why };
    }),
    ...gateCases(summary),
  ];
  const failures = cases.filter(({ verdict }) => verdict === 'fail').length;
  const errors = cases.filter(({ verdict }) => verdict === 'inconclusive').length;
  const counts = markup`tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="0"`;
  const seconds = summary.window.wallSeconds;
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="peakday" ${counts} time="${seconds}">
<testsuite name="${summary.scenario}" ${counts} time="${seconds}"
timestamp="${summary.startedAt.slice(0, 19)}">
<properties><property name="runId" value="${summary.runId}"/>
<property name="seed" value="${summary.seed}"/>
<property name="verdict" value="${summary.verdict}"/></properties>
${cases.map((one) => caseOf(one, summary.scenario))}</testsuite>
</testsuites>
`.text;
}

function gateCases({ gates, sales }: Summary): readonly Case[] {
  return gates.map(({ gate, verdict, measured, unit, why }) => {
    const seen =
      measured === null ? '' : `measured ${gateFigure(measured, unit, sales.currency)}: `;
    return { group: 'gates', name: gate, verdict, said: `${seen}${why}` };
  });
}

function caseOf({ group, name, verdict, said }: Case, scenario: string): Markup {
  const head = markup`classname="${scenario}.${group}" name="${name}" time="0"`;
  switch (verdict) {
    case 'pass':
      return markup`<testcase ${head}><system-out>${said}</system-out></testcase>\n`;
    case 'fail':
      return markup`<testcase ${head}>
<failure type="gate" message="${said}">${name}: ${said}</failure></testcase>\n`;
    case 'inconclusive':
      return markup`<testcase ${head}>
<error type="inconclusive" message="${said}">${name}: ${said}</error></testcase>\n`;
  }
}
