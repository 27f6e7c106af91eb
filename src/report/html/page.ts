import type { Measures } from '../../measure/measures.ts';
import { Markup, markup, NOTHING } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { auditSection } from './audit-section.ts';
import { blameSection } from './blame-section.ts';
import { cards } from './cards.ts';
import { coverageSection } from './coverage-section.ts';
import { daySection } from './day-section.ts';
import { exemplarsSection } from './exemplars-section.ts';
import { faultsSection } from './faults-section.ts';
import { gatesSection } from './gates-section.ts';
import { issuesSection } from './issues-section.ts';
import { loadSection } from './load-section.ts';
import { methodSection } from './method-section.ts';
import { operationsSection } from './operations-section.ts';
import { salesSection } from './sales-section.ts';
import { STYLES } from './styles.ts';
import { verdictSection } from './verdict-section.ts';

/** The whole report in one file: no request, no script needed; equal runs give equal bytes. */
export function page(summary: Summary, measures: Measures, texts: Texts, day?: Measures): string {
  const own = summary.engine === 'virtual' ? { ...texts, part: texts.dayPart } : texts;
  return markup`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="peakday ${summary.version}">
<title>${texts.verdict[summary.verdict]}: ${summary.title} (${summary.runId})</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLES)}</style>
</head>
<body>
<main>
${verdictSection(summary, texts)}${cards(summary, measures, own)}
${loadSection(measures, own)}${gatesSection(summary, own)}
${issuesSection(measures.issues, own)}${salesSection(summary, own)}
${blameSection(summary, own)}${auditSection(measures.audit, own)}
${operationsSection(summary, own)}${exemplarsSection(measures.exemplars)}
${faultsSection(summary)}${coverageSection(measures.coverage)}${summary.day && day ? daySection(summary.day, day, texts) : NOTHING}
${methodSection(summary)}</main>
<script type="application/json" id="peakday-summary">${embedded(summary)}</script>
</body>
</html>
`.text;
}

/** JSON that no HTML parser can take for the end of its script. */
const embedded = (summary: Summary): Markup =>
  new Markup(JSON.stringify(summary).replaceAll('<', '\\u003c'));
