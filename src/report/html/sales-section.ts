import { percent, whole } from '../../gates/gate-figure.ts';
import type { Tally } from '../../measure/fact-ledger.ts';
import { STAGES } from '../../measure/measures.ts';
import { formatMoney } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { table } from './table.ts';

/** Sales lost by cause and by what the issue behind them was waiting for; abnormal sales. */
export function salesSection({ sales }: Summary, texts: Texts): Markup {
  const { currency, byCause, byStage, abnormal } = sales;
  const rows = (
    tallies: readonly (readonly [name: string, tally: Tally])[],
    of: number,
  ): string[][] =>
    tallies.map(([name, { count, valueMinor }]) => [
      name,
      whole(count),
      of === 0 ? '–' : percent(count / of),
      formatMoney(valueMinor, currency),
    ]);
  const columns = (first: string, share: string): Parameters<typeof table>[1] => [
    { head: first },
    { head: 'Sales', figure: true },
    { head: share, figure: true },
    { head: 'Value', figure: true },
  ];
  const causes = named(byCause, texts.cause).sort(([, a], [, b]) => b.valueMinor - a.valueMinor);
  const stages = STAGES.flatMap((stage): [string, Tally][] => {
    const tally = byStage[stage];
    return tally === undefined ? [] : [[texts.waiting[stage], tally]];
  });
  if (causes.length === 0 && Object.keys(abnormal).length === 0) {
    return markup`<section><h2>Sales lost</h2><p>No sale was lost.</p></section>
`;
  }
  const total: [string, Tally] = ['All', { count: sales.lost, valueMinor: sales.lostValueMinor }];
  return markup`<section><h2>Sales lost</h2><div class="pair">
${table(`By cause (${texts.part})`, columns('Cause', 'of lost'), rows([...causes, total], sales.lost))}
${stages.length > 0 && table('Blamed on an issue, by what it waited for', columns('The issue was', 'of lost'), rows(stages, sales.lost))}
${
  Object.keys(abnormal).length > 0 &&
  table(
    'Made, but not as they should have been',
    columns('How', 'of done'),
    rows(named(abnormal, texts.abnormal), sales.done),
  )
}</div></section>
`;
}

/** Tallies under the names a reader knows. */
function named<K extends string>(
  tallies: Readonly<Partial<Record<K, Tally>>>,
  names: Readonly<Record<K, string>>,
): [string, Tally][] {
  return (Object.entries(tallies) as [K, Tally][]).map(([key, tally]) => [names[key], tally]);
}
