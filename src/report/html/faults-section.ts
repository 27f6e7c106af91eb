import { whole } from '../../gates/gate-figure.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import { table } from './table.ts';

/** Every fault of the plan with its dose: one that never bit proves nothing. */
export function faultsSection({ faults }: Summary): Markup {
  if (faults.length === 0) {
    return markup`<section><h2>Faults</h2><p>No faults were planned.</p></section>
`;
  }
  const rows = faults.map(({ id, kind, from, to, requested, injected, exercised }) => [
    markup`<code>${id}</code>`,
    kind,
    `${from}–${to}`,
    whole(requested),
    whole(injected),
    exercised ? 'yes' : 'no: it never bit',
  ]);
  return markup`<section><h2>Faults</h2>
${table(
  'What was broken on purpose (business clock)',
  [
    { head: 'Fault' },
    { head: 'Kind' },
    { head: 'From–to' },
    { head: 'To bite', figure: true },
    { head: 'Bit', figure: true },
    { head: 'Exercised' },
  ],
  rows,
)}</section>
`;
}
