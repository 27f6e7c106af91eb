import { gateFigure } from '../gates/gate-figure.ts';
import type { GateResult } from '../gates/judge.ts';
import { FINDING_KINDS, type FindingKind } from '../measure/audit/finding.ts';
import { gateOf } from './gate-of.ts';
import { type Markup, markup } from './markup.ts';
import type { Summary } from './summary-shape.ts';
import type { Texts } from './texts.ts';

interface Case {
  readonly group: 'checks' | 'gates' | 'audit';
  readonly name: string;
  /** `unjudged`: something was found and no gate says how much of it may be. */
  readonly verdict: Summary['verdict'] | 'unjudged';
  readonly said: string;
}

/**
 * JUnit XML, after the schema of the Jenkins xUnit plugin (junit-10.xsd): one case a built-in
 * check, a gate and a check of the audit, so that it is never empty. What could not be decided is
 * an `error`, never skipped: a CI system shows it as red. Skipped is only what the audit found and
 * no gate judges.
 */
export function junit(summary: Summary, texts: Texts): string {
  const cases = [
    ...summary.checks.map((check): Case => {
      const name = texts.check[check.check];
      return { group: 'checks', name, verdict: check.verdict, said: check.why };
    }),
    ...gateCases(summary),
    ...FINDING_KINDS.map((kind) => auditCase(kind, summary, texts)),
  ];
  const count = (verdict: Case['verdict']): number =>
    cases.filter((one) => one.verdict === verdict).length;
  const counts = markup`tests="${cases.length}" failures="${count('fail')}" errors="${count('inconclusive')}"`;
  const seconds = summary.window.wallSeconds;
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="peakday" ${counts} time="${seconds}">
<testsuite name="${summary.scenario}" ${counts} skipped="${count('unjudged')}" time="${seconds}"
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

/** One check of the audit: it passes where nothing was found, else its gates say what that is. */
function auditCase(kind: FindingKind, { audit, gates }: Summary, texts: Texts): Case {
  const found = audit.counts[kind] ?? 0;
  const { unanswered } = audit;
  const named = { group: 'audit', name: texts.finding[kind] } as const;
  if (found === 0 && unanswered === 0) return { ...named, verdict: 'pass', said: 'none found' };
  const open = unanswered === 0 ? '' : `, ${unanswered} questions not answered`;
  const [judging] = gates
    .filter((result) => judges(result, kind))
    .sort((a, b) => SEVERITY.indexOf(b.verdict) - SEVERITY.indexOf(a.verdict));
  return judging === undefined
    ? { ...named, verdict: 'unjudged', said: `${found} found${open}; no gate judges it` }
    : { ...named, verdict: judging.verdict, said: `${found} found${open}; gate: ${judging.gate}` };
}

const SEVERITY: readonly Summary['verdict'][] = ['pass', 'inconclusive', 'fail'];

function judges(result: GateResult, kind: FindingKind): boolean {
  const gate = gateOf(result);
  if (gate === undefined) return false;
  const { measure, part } = gate;
  return measure.kind === 'findings' && part === 'window' && (measure.finding ?? kind) === kind;
}

function caseOf({ group, name, verdict, said }: Case, scenario: string): Markup {
  const head = markup`classname="${scenario}.${group}" name="${name}" time="0"`;
  switch (verdict) {
    case 'pass':
      return markup`<testcase ${head}><system-out>${said}</system-out></testcase>\n`;
    case 'fail':
      return markup`<testcase ${head}>
<failure type="${group}" message="${said}">${name}: ${said}</failure></testcase>\n`;
    case 'inconclusive':
      return markup`<testcase ${head}>
<error type="inconclusive" message="${said}">${name}: ${said}</error></testcase>\n`;
    case 'unjudged':
      return markup`<testcase ${head}><skipped message="${said}"/></testcase>\n`;
  }
}
