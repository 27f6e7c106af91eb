import type { RunDigest } from '../../compare/digest.ts';
import { digestOf, withGates } from '../../compare/digest-of.ts';
import type { Measures } from '../../measure/measures.ts';
import { Markup, markup, NOTHING } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { auditSection } from './audit-section.ts';
import { blameSection } from './blame-section.ts';
import { cards } from './cards.ts';
import { coverageSection } from './coverage-section.ts';
import { daySection } from './day-section.ts';
import { deskSection } from './desk-section.ts';
import { devicesSection } from './devices-section.ts';
import { embedded } from './embedded.ts';
import { exemplarsSection } from './exemplars-section.ts';
import { faultsSection } from './faults-section.ts';
import { fleetWall } from './fleet-wall.ts';
import { flowSection } from './flow-section.ts';
import { gatesSection } from './gates-section.ts';
import { issuesSection } from './issues-section.ts';
import { loadSection } from './load-section.ts';
import { methodSection } from './method-section.ts';
import { operationsSection } from './operations-section.ts';
import { resiliencySection } from './resiliency-section.ts';
import { salesSection } from './sales-section.ts';
import { SECTION_STYLES } from './section-styles.ts';
import { STYLES } from './styles.ts';
import { verdictSection } from './verdict-section.ts';

/** What a report may have beside its run. */
export interface PageParts {
  /** The virtual day of a rehearsal of two parts. */
  readonly day?: Measures | undefined;
  /** The run's digest, where it is known already. */
  readonly digest?: RunDigest;
  /** Lets charts be zoomed and the fleet wall be played; nothing is missing without it. */
  readonly script?: string;
}

/**
 * The whole report in one file: no request, no script needed; equal runs give equal bytes.
 */
export function page(
  summary: Summary,
  measures: Measures,
  texts: Texts,
  { day, script = '', digest = digestOf(measures, day) }: PageParts = {},
): string {
  const judged = summary.gates.filter(({ gate }) => measures.plan.gates.includes(gate));
  const own = summary.engine === 'virtual' ? { ...texts, part: texts.dayPart } : texts;
  return markup`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<meta name="generator" content="peakday ${summary.version}">
<title>${texts.verdict[summary.verdict]}: ${summary.title} (${summary.runId})</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLES + SECTION_STYLES)}</style>
</head>
<body>
<a class="skip" href="#figures">${texts.page.skip}</a>
<main id="figures" class="report" tabindex="-1">
${verdictSection(summary, own)}${cards(summary, own)}
${loadSection(measures, own)}${gatesSection(summary, own)}${fleetWall(measures, own)}
${issuesSection(measures, own)}${flowSection(measures, own)}${deskSection(measures, own)}
${salesSection(summary, own)}
${blameSection(summary, own)}${auditSection(measures.audit, own)}
${resiliencySection(measures, own)}${devicesSection(measures, own)}
${operationsSection(summary, measures, own)}${exemplarsSection(measures.exemplars, own)}
${faultsSection(summary, own)}${coverageSection(measures.coverage, own)}${summary.day && day ? daySection(summary.day, day, texts) : NOTHING}
${methodSection(summary, own)}<p class="printed">${texts.page.printed}</p></main>
<script type="application/json" id="peakday-summary">${embedded(summary)}</script>
<script type="application/json" id="peakday-digest">${embedded(withGates(digest, judged))}</script>
${
  script !== '' &&
  markup`<script>${new Markup(script)}</script>
`
}</body>
</html>
`.text;
}
