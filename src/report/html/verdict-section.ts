import { whole } from '../../gates/gate-figure.ts';
import { significant } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { whyText } from './why.ts';

/** The top of the page: what was rehearsed, the verdict in words, and why. */
export function verdictSection(summary: Summary, texts: Texts): Markup {
  const { verdict, window, stores, tills } = summary;
  const said = texts.page;
  const [c, f, factor] = [window.compression, window.share, window.loadFactor].map(significant);
  const facts = [
    [
      `${window.date}, ${window.from}–${window.to} ${said.businessTime}, ${texts.part}`,
      'window.date window.from window.to',
    ],
    [said.fleet(whole(stores.opened), whole(tills)), 'stores.opened tills'],
    [
      said.loadFactor(c ?? '', f ?? '', factor ?? ''),
      'window.compression window.share window.loadFactor',
    ],
    [said.engine(summary.engine), 'engine'],
  ] as const;
  return markup`<header class="verdict ${verdict}">
<div class="sign" aria-hidden="true">${texts.symbol[verdict]}</div>
<div><p class="title">${summary.title}</p>
<h1 id="top" tabindex="-1">${texts.verdict[verdict]}</h1>
<p class="why">${whyText(summary, texts)}</p></div>
<ul class="facts">${facts.map(([fact, from]) => markup`<li data-from="${from}">${fact}</li>`)}</ul>
</header>
`;
}
