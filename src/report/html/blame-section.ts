import { whole } from '../../gates/gate-figure.ts';
import { formatMoney } from '../../model/units.ts';
import { type Markup, markup, NOTHING } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { table } from './table.ts';

/** Chains told of. */
const ROWS = 15;

/** Every lost sale traced back to its fault, dearest chain first. */
export function blameSection({ blame, sales }: Summary, texts: Texts): Markup {
  if (blame.length === 0) return NOTHING;
  const words = texts.sections.blame;
  const rows = blame
    .slice(0, ROWS)
    .map(({ cause, kind, stage, skill, fault, count, valueMinor }) => [
      texts.cause[cause],
      kind === null ? '–' : texts.issue[kind],
      stage === null ? '–' : `${texts.stage[stage]}${skill === null ? '' : ` (${skill})`}`,
      fault === null ? '–' : markup`<code>${fault}</code>`,
      whole(count),
      formatMoney(valueMinor, sales.currency),
    ]);
  const rest = blame.slice(ROWS);
  const left = rest.reduce((sum, { valueMinor }) => sum + valueMinor, 0);
  return markup`<section id="blame"><h2>${words.heading}</h2>
${table(
  words.caption(texts.clock.business, texts.part),
  [
    { head: words.because },
    { head: words.trouble },
    { head: words.waiting },
    { head: texts.sections.fault },
    { head: texts.sections.sales, figure: true },
    { head: texts.sections.value, figure: true },
  ],
  rows,
)}${rest.length > 0 && markup`<p class="note">${words.more(whole(rest.length), formatMoney(left, sales.currency))}</p>\n`}</section>
`;
}
