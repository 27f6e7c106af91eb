import type { Measures } from '../../measure/measures.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { cards } from './cards.ts';
import { faultsSection } from './faults-section.ts';
import { issuesSection } from './issues-section.ts';
import { loadSection } from './load-section.ts';
import { salesSection } from './sales-section.ts';

/** The second part of a rehearsal: the whole day in virtual time, every figure labelled so. */
export function daySection(summary: Summary, measures: Measures, texts: Texts): Markup {
  const labelled: Texts = { ...texts, part: texts.dayPart };
  return markup`<header class="part"><h1>The whole day, in virtual time</h1>
<p>${summary.window.from} to ${summary.window.to}, every store and the full desk, simulated with
the same behaviours. The services take as long as they took in the live window, calm and under each
fault; an operation that was hardly called there keeps an assumed model.
Fingerprint ${summary.fingerprint ?? 'unknown'}.</p></header>
${cards(summary, measures, labelled)}
${loadSection(measures, labelled)}${issuesSection(measures.issues, labelled)}
${salesSection(summary, labelled)}${faultsSection(summary)}`;
}
