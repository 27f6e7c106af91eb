import { whole } from '../../gates/gate-figure.ts';
import { significant } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';

/** The top of the page: what was rehearsed, the verdict in words, and why. */
export function verdictSection(summary: Summary, texts: Texts): Markup {
  const { verdict, why, window, stores, tills } = summary;
  const facts = [
    `${window.date}, ${window.from}–${window.to} business time`,
    `${whole(stores.opened)} stores, ${whole(tills)} tills`,
    `c ${significant(window.compression)} × f ${significant(window.share)} = load factor ${significant(window.loadFactor)}`,
    `${summary.engine} engine`,
  ];
  return markup`<header class="verdict ${verdict}">
<div class="sign" aria-hidden="true">${texts.symbol[verdict]}</div>
<div><p class="title">${summary.title}</p>
<h1>${texts.verdict[verdict]}</h1>
<p class="why">${why}</p></div>
<ul class="facts">${facts.map((fact) => markup`<li>${fact}</li>`)}</ul>
</header>
`;
}
