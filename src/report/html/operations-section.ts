import { percent, whole } from '../../gates/gate-figure.ts';
import { formatDuration } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { OperationSummary, Percentiles, Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { table } from './table.ts';

/** One row an operation: how often, how fast by both starts, how it failed. */
export function operationsSection({ operations }: Summary, texts: Texts): Markup {
  const figures = (...heads: string[]): { head: string; figure: true }[] =>
    heads.map((head) => ({ head, figure: true }));
  const rows = operations.map((one) => [
    markup`<code>${one.operation}</code>`,
    whole(one.issued),
    whole(one.retries),
    one.errors === null ? '–' : percent(one.errors),
    ...(['p50', 'p95', 'p99', 'max'] as const).map((p) => time(one.latency.intended, p)),
    ...(['p50', 'p99'] as const).map((p) => time(one.latency.service, p)),
    failures(one),
  ]);
  return markup`<section><h2>Operations</h2>
${table(
  `Requests and latency, ${texts.clock.wall}, ${texts.part}. Intended: from when the
shopper needed it, retries included. Service: from
send to last byte, an attempt.`,
  [
    { head: 'Operation' },
    ...figures('Issued', 'Retries', 'Errors'),
    ...figures('p50', 'p95', 'p99', 'max', 'service p50', 'service p99'),
    { head: 'Failed how' },
  ],
  rows,
)}</section>
`;
}

const time = (percentiles: Percentiles, at: keyof Percentiles): string => {
  const value = percentiles[at];
  return value === null ? '–' : formatDuration(value);
};

function failures({ statuses, failed, cut }: OperationSummary): string {
  const parts = Object.entries(statuses).map(([status, count]) => `${status} × ${whole(count)}`);
  if (failed > 0) parts.push(`no answer × ${whole(failed)}`);
  if (cut > 0) parts.push(`cut × ${whole(cut)}`);
  return parts.join(', ') || '–';
}
