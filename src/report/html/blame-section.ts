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
  return markup`<section id="blame"><h2>What the lost sales go back to</h2>
${table(
  'Lost sales by cause, trouble, where its ticket stood, and fault (business clock)',
  [
    { head: 'Lost because' },
    { head: 'Trouble' },
    { head: 'Waiting for (skill that was missing)' },
    { head: 'Fault' },
    { head: 'Sales', figure: true },
    { head: 'Value', figure: true },
  ],
  rows,
)}</section>
`;
}
