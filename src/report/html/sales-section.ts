import { percent, whole } from '../../gates/gate-figure.ts';
import type { Tally } from '../../measure/fact-ledger.ts';
import { STAGES } from '../../measure/measures.ts';
import { formatMoney, significant } from '../../model/units.ts';
import { type Markup, markup, NOTHING } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import { waterfall } from '../svg/waterfall.ts';
import type { Texts } from '../texts.ts';
import { chartTable } from './chart-table.ts';
import { sectionId } from './section-id.ts';
import { table } from './table.ts';

type Named = readonly [name: string, tally: Tally];

/** Bars of a waterfall; what is less goes together. */
const BARS = 9;

/** Sales lost by cause and by what the issue behind them was waiting for; abnormal sales. */
export function salesSection({ sales }: Summary, texts: Texts): Markup {
  const words = texts.sections.lost;
  const { abnormal, byCause, byStage } = sales;
  const total = { count: sales.lost, valueMinor: sales.lostValueMinor };
  const causes = named(byCause, texts.cause).sort(([, a], [, b]) => b.valueMinor - a.valueMinor);
  const stages = STAGES.flatMap((stage): Named[] => {
    const tally = byStage[stage];
    return tally === undefined ? [] : [[texts.waiting[stage], tally]];
  });
  const rest = less(total, stages);
  const allStages: Named[] = rest.count > 0 ? [...stages, [words.noIssue, rest]] : stages;
  if (causes.length === 0 && Object.keys(abnormal).length === 0) {
    return markup`<section id="${sectionId('sales', texts)}"><h2>${words.heading}</h2><p>${words.none}</p></section>
`;
  }
  const oddities = named(abnormal, texts.abnormal);
  return markup`<section id="${sectionId('sales', texts)}"><h2>${words.heading}</h2>${
    causes.length === 0
      ? markup`<p>${words.none}</p>`
      : markup`<div class="pair">
${block(words.causes(texts.part), words.cause, causes, total, sales.currency, texts)}
${block(words.stages(texts.part), words.wasWaiting, allStages, total, sales.currency, texts)}</div>
`
  }
${
  oddities.length === 0
    ? NOTHING
    : table(
        words.abnormal(texts.part),
        columns(words.how, words.ofDone, texts),
        rowsOf(oddities, sales.done, sales.currency),
      )
}</section>
`;
}

/** A waterfall with its figures. */
function block(
  title: string,
  first: string,
  parts: readonly Named[],
  total: Tally,
  currency: string,
  texts: Texts,
): Markup {
  const words = texts.sections;
  const money = (minor: number): string => formatMoney(Math.round(minor), currency);
  const falls = gathered(parts, words.lost.others).map(([label, { valueMinor }]) => ({
    label,
    value: valueMinor,
    figure: money(valueMinor),
  }));
  const whole_ = { label: words.all, value: total.valueMinor, figure: money(total.valueMinor) };
  return markup`<div><figure><figcaption><b>${title}</b></figcaption>
${waterfall(title, falls, whole_, (minor) => `${short(minor / 100)} ${currency}`)}</figure>
${chartTable(
  words.figures,
  title,
  columns(first, words.lost.share, texts),
  rowsOf([...parts, [words.all, total]], total.count, currency),
)}</div>`;
}

/** `12 k` for 12 000: an axis has no room for more. */
const short = (amount: number): string =>
  amount >= 1e6
    ? `${significant(amount / 1e6)} M`
    : amount >= 1e4
      ? `${significant(amount / 1e3)} k`
      : significant(amount);

const columns = (
  first: string,
  share: string,
  { sections }: Texts,
): Parameters<typeof table>[1] => [
  { head: first },
  { head: sections.sales, figure: true },
  { head: share, figure: true },
  { head: sections.value, figure: true },
];

const rowsOf = (tallies: readonly Named[], of: number, currency: string): string[][] =>
  tallies.map(([name, { count, valueMinor }]) => [
    name,
    whole(count),
    of === 0 ? '–' : percent(count / of),
    formatMoney(valueMinor, currency),
  ]);

/** The dearest ones, and the others in one. */
function gathered(parts: readonly Named[], others: string): readonly Named[] {
  if (parts.length <= BARS) return parts;
  const shown = parts.slice(0, BARS - 1);
  return [...shown, [others, sum(parts.slice(BARS - 1))]];
}

const sum = (parts: readonly Named[]): Tally =>
  parts.reduce(
    (all, [, { count, valueMinor }]) => ({
      count: all.count + count,
      valueMinor: all.valueMinor + valueMinor,
    }),
    { count: 0, valueMinor: 0 },
  );

function less(total: Tally, parts: readonly Named[]): Tally {
  const { count, valueMinor } = sum(parts);
  return { count: total.count - count, valueMinor: total.valueMinor - valueMinor };
}

/** Tallies under the names a reader knows. */
function named<K extends string>(
  tallies: Readonly<Partial<Record<K, Tally>>>,
  names: Readonly<Record<K, string>>,
): [string, Tally][] {
  return (Object.entries(tallies) as [K, Tally][]).map(([key, tally]) => [names[key], tally]);
}
