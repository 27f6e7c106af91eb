import { percent, whole } from '../gates/gate-figure.ts';
import { formatDuration, formatMoney } from '../model/units.ts';
import type { Courses } from './courses.ts';
import { phrasesOf } from './phrases.ts';
import { sparkline } from './sparkline.ts';
import type { Summary } from './summary-shape.ts';
import { fitted, wrap } from './wrap.ts';

/** Columns before a figure's text, and of the course behind it. */
const NAME = 10;
const COURSE = 14;

type Row = readonly [name: string, text: string, course?: keyof Courses];

/** The report's six cards as lines: what came of it, its clock, and its course through the part. */
export function figureLines(summary: Summary, columns: number): readonly string[] {
  const { firstScreen } = summary;
  const room = columns - NAME - COURSE - 2;
  return rowsOf(summary).flatMap(([name, text, course]) => {
    const bars = course === undefined ? '' : barsOf(firstScreen.courses[course]);
    return wrap(text, bars === '' ? columns - NAME : room).map((part, i) => {
      const line = `${(i === 0 ? name : '').padEnd(NAME)}${part}`;
      return i === 0 && bars !== '' ? `${line.padEnd(columns - COURSE)}${bars}` : line;
    });
  });
}

/** Nothing where there is no course to see: too few points, or nothing all along. */
function barsOf(values: readonly (number | null)[]): string {
  if (values.length < 3 || values.every((value) => value === null || value === 0)) return '';
  return sparkline(values, COURSE);
}

function rowsOf(summary: Summary): readonly Row[] {
  const { sales, offline, engine } = summary;
  const { n, p50, p90, longest } = summary.issues.stages.resolve;
  const said = phrasesOf(summary);
  const at = (value: number | null): string =>
    value === null ? `> ${formatDuration(longest)} (not reached)` : formatDuration(value);
  const { currency } = sales;
  return [
    ['sales', `${whole(sales.done)} done, ${formatMoney(sales.doneValueMinor, currency)}`, 'done'],
    ['', `${whole(sales.lost)} lost, ${formatMoney(sales.lostValueMinor, currency)}`],
    ...checkoutRow(summary),
    ['issues', said.issues],
    ...(n === 0
      ? []
      : ([
          ['resolve', `median ${at(p50)}, p90 ${at(p90)} (business clock)`, 'openIssues'],
        ] as const)),
    ...(offline.sold === 0 ? [] : ([['offline', offlineText(offline), 'storesOffline']] as const)),
    ['audit', said.audit, 'findings'],
    ['requests', said.requests],
    ...(engine === 'virtual' ? [] : ([['load', said.generator, 'lagP99_us']] as const)),
  ];
}

/** The latency of the report's card. */
function checkoutRow({ operations, firstScreen }: Summary): readonly Row[] {
  const shown = firstScreen.operation === null ? undefined : operations[firstScreen.operation];
  const { p50, p99 } = shown?.latency.intended ?? { p50: null, p99: null };
  if (shown === undefined || p50 === null || p99 === null) return [];
  const text = `p99 ${formatDuration(p99)}, median ${formatDuration(p50)} (wall clock)`;
  return [['checkout', text, 'p99_us']];
}

const offlineText = ({ sold, replayed, pending, lost }: Summary['offline']): string =>
  `${whole(sold)} sold = ${whole(replayed)} replayed + ${whole(pending)} pending + ${whole(lost)} lost`;

/** The five slowest by p99. */
export function operationLines({ operations }: Summary): readonly string[] {
  const slowest = operations
    .filter((one) => one.latency.intended.p99 !== null)
    .sort((a, b) => (b.latency.intended.p99 ?? 0) - (a.latency.intended.p99 ?? 0))
    .slice(0, 5);
  return fitted(
    slowest.map(({ operation, errors, latency: { intended } }) => [
      operation,
      `p50 ${formatDuration(intended.p50 ?? 0)}`,
      `p99 ${formatDuration(intended.p99 ?? 0)}`,
      `${errors === null ? '–' : percent(errors)} errors`,
    ]),
  );
}

/** The stores longest in trouble: how long, with how many issues, and what it cost. */
export function storeLines({ worstStores, sales }: Summary, columns: number): readonly string[] {
  const rows = worstStores.map((one) => [
    one.store,
    formatDuration(one.troubled_us),
    `${whole(one.issues)} issue${one.issues === 1 ? '' : 's'}`,
    `${whole(one.salesLost)} lost, ${formatMoney(one.lostValueMinor, sales.currency)}`,
    one.name,
  ]);
  return fitted(rows, columns);
}
