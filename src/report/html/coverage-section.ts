import { whole } from '../../gates/gate-figure.ts';
import type { CoverageMeasure } from '../../measure/measure-coverage.ts';
import { type Markup, markup } from '../markup.ts';
import type { Texts } from '../texts.ts';
import { table } from './table.ts';

/** What never happened, which a green run does not speak about; and what did, how often. */
export function coverageSection(coverage: readonly CoverageMeasure[], texts: Texts): Markup {
  const words = texts.sections.coverage;
  const never = coverage.filter(({ count }) => count === 0);
  const rows = [...coverage]
    .filter(({ count }) => count > 0)
    .map(({ point, count }) => [markup`${words.point[point]} <code>${point}</code>`, whole(count)]);
  return markup`<section id="coverage"><h2>${words.heading}</h2>
${
  never.length === 0
    ? markup`<p>${words.everything}</p>`
    : markup`<p>${words.never(whole(never.length))}</p>
<ul class="never">${never.map(({ point }) => markup`<li title="${point}">${words.point[point]}</li>`)}</ul>`
}
<details><summary>${words.happened}</summary>
${table(
  words.caption(texts.part),
  [{ head: words.what }, { head: words.times, figure: true }],
  rows,
)}</details></section>
`;
}
