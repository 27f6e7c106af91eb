import { percent, whole } from '../../gates/gate-figure.ts';
import type { Measures } from '../../measure/measures.ts';
import { formatDuration } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { OperationSummary, Percentiles, Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { servicePanels } from './service-panels.ts';
import { table } from './table.ts';

/** A panel a service, and one row an operation: how often, how fast by both starts, how it failed. */
export function operationsSection(summary: Summary, measures: Measures, texts: Texts): Markup {
  const said = texts.page.operations;
  const figures = (...heads: string[]): { head: string; figure: true }[] =>
    heads.map((head) => ({ head, figure: true }));
  const rows = summary.operations.map((one) => [
    markup`<code>${one.operation}</code>`,
    whole(one.issued),
    whole(one.retries),
    one.errors === null ? '–' : percent(one.errors),
    ...(['p50', 'p95', 'p99', 'p999', 'max'] as const).map((p) => time(one.latency.intended, p)),
    ...(['p50', 'p99'] as const).map((p) => time(one.latency.service, p)),
    failures(one, texts),
  ]);
  return markup`<section id="operations"><h2>${said.heading}</h2>
${servicePanels(summary, measures, texts)}
${table(
  said.caption(texts.clock.wall, texts.part),
  [
    { head: said.operation },
    ...figures(said.issued, said.retries, said.errors),
    ...figures('p50', 'p95', 'p99', 'p99.9', 'max'),
    ...figures(`${said.service} p50`, `${said.service} p99`),
    { head: said.failedHow },
  ],
  rows,
)}</section>
`;
}

const time = (percentiles: Percentiles, at: keyof Percentiles): string => {
  const value = percentiles[at];
  return value === null ? '–' : formatDuration(value);
};

function failures({ statuses, failed, cut }: OperationSummary, texts: Texts): string {
  const said = texts.page.operations;
  const parts = Object.entries(statuses).map(([status, count]) => `${status} × ${whole(count)}`);
  if (failed > 0) parts.push(`${said.noAnswer} × ${whole(failed)}`);
  if (cut > 0) parts.push(`${said.cut} × ${whole(cut)}`);
  return parts.join(', ') || '–';
}
