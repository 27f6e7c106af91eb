import { whole } from '../../gates/gate-figure.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { table } from './table.ts';

/** Every fault of the plan with its dose: one that never bit proves nothing. */
export function faultsSection({ faults }: Summary, texts: Texts): Markup {
  const said = texts.page.faults;
  if (faults.length === 0) {
    return markup`<section><h2>${said.heading}</h2><p>${said.none}</p></section>
`;
  }
  const rows = faults.map(({ id, kind, from, to, requested, injected, observed, exercised }) => [
    markup`<code>${id}</code>`,
    kind,
    `${from}–${to}`,
    whole(requested),
    whole(injected),
    observed === null ? '–' : whole(observed),
    exercised ? said.yes : said.never,
  ]);
  return markup`<section><h2>${said.heading}</h2>
${table(
  `${said.caption}, ${texts.part}`,
  [
    { head: said.fault },
    { head: said.kind },
    { head: said.fromTo },
    { head: said.toBite, figure: true },
    { head: said.bit, figure: true },
    { head: said.seen, figure: true },
    { head: said.exercised },
  ],
  rows,
)}</section>
`;
}
