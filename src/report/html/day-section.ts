import type { Measures } from '../../measure/measures.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { cards } from './cards.ts';
import { deskSection } from './desk-section.ts';
import { devicesSection } from './devices-section.ts';
import { faultsSection } from './faults-section.ts';
import { fleetWall } from './fleet-wall.ts';
import { flowSection } from './flow-section.ts';
import { issuesSection } from './issues-section.ts';
import { loadSection } from './load-section.ts';
import { resiliencySection } from './resiliency-section.ts';
import { salesSection } from './sales-section.ts';

/** The second part of a rehearsal: the whole day in virtual time, every figure labelled so. */
export function daySection(summary: Summary, measures: Measures, texts: Texts): Markup {
  const labelled: Texts = { ...texts, part: texts.dayPart };
  const { heading, intro, unknown } = texts.page.day;
  const { from, to } = summary.window;
  return markup`<header class="part" id="day"><h2>${heading}</h2>
<p>${intro(from, to, summary.fingerprint ?? unknown)}</p></header>
${cards(summary, labelled)}
${loadSection(measures, labelled)}${fleetWall(measures, labelled)}
${issuesSection(measures, labelled)}${flowSection(measures, labelled)}${deskSection(measures, labelled)}
${salesSection(summary, labelled)}${resiliencySection(measures, labelled)}${devicesSection(measures, labelled)}${faultsSection(summary, labelled)}`;
}
