import { whole } from '../../gates/gate-figure.ts';
import type { CoverageMeasure } from '../../measure/measure-coverage.ts';
import { type Markup, markup } from '../markup.ts';
import { table } from './table.ts';

/** What never happened, which a green run does not speak about; and what did, how often. */
export function coverageSection(coverage: readonly CoverageMeasure[]): Markup {
  const never = coverage.filter(({ count }) => count === 0).map(({ point }) => point);
  const rows = coverage
    .filter(({ count }) => count > 0)
    .map(({ point, count }) => [markup`<code>${point}</code>`, whole(count)]);
  return markup`<section id="coverage"><h2>Coverage</h2>
<p>${never.length === 0 ? 'Everything that can happen did.' : markup`Never happened in this run: ${never.map((point, i) => markup`${i === 0 ? '' : ', '}<code>${point}</code>`)}.`}</p>
<details><summary>What happened, and how often</summary>
${table('Happenings (count)', [{ head: 'What' }, { head: 'Times', figure: true }], rows)}</details></section>
`;
}
