import { percent, whole } from '../../gates/gate-figure.ts';
import type { Measures } from '../../measure/measures.ts';
import type { MergedSecond } from '../../measure/series-ledger.ts';
import type { AnswerFigures } from '../../measure/service-answers.ts';
import { windowSeconds } from '../../measure/window-seconds.ts';
import { OPERATIONS, SERVICES, type Service, serviceOf } from '../../model/operations.ts';
import { formatDuration, significant } from '../../model/units.ts';
import { type Markup, markup, NOTHING } from '../markup.ts';
import type { OperationSummary, Summary } from '../summary-shape.ts';
import { ninesChart } from '../svg/nines-chart.ts';
import { sparkline } from '../svg/sparkline.ts';
import type { Texts } from '../texts.ts';
import { inBuckets } from '../timeline.ts';
import { table } from './table.ts';

const POINTS = 36;
/** Operations with fewer of their service's requests are in the table only. */
const LEAST_SHARE = 0.01;

/** A panel a service: its operations drawn, and what each fault did to it. */
export function servicePanels(summary: Summary, measures: Measures, texts: Texts): Markup {
  const { live } = measures.plan;
  const buckets = inBuckets(windowSeconds(measures.seconds, live), live.from_us, POINTS);
  const panels = SERVICES.map((service) => {
    const all = summary.operations.filter(({ operation }) => serviceOf(operation) === service);
    const issued = all.reduce((sum, one) => sum + one.issued, 0);
    const own = all.filter((one) => one.issued >= issued * LEAST_SHARE);
    return own.length === 0
      ? NOTHING
      : markup`<h3>${texts.sections.resiliency.target[service]}</h3>
<div class="panels">${own.map((one) =>
          operationPanel(
            one,
            buckets.map(({ seconds }) => seconds),
            texts,
          ),
        )}</div>
${phases(service, measures, texts)}`;
  });
  return markup`${panels}`;
}

function operationPanel(
  { operation, issued, errors, latency }: OperationSummary,
  buckets: readonly (readonly MergedSecond[])[],
  texts: Texts,
): Markup {
  const said = texts.page.operations;
  const op = OPERATIONS.indexOf(operation);
  const rates = buckets.map(
    (seconds) =>
      seconds.reduce((sum, { sent }) => sum + (sent.get(op)?.count ?? 0), 0) /
      seconds.reduce((sum, { span_s }) => sum + span_s, 0),
  );
  const peak = significant(Math.max(0, ...rates));
  const { p50, p90, p99, p999 } = latency.intended;
  const nines = Object.entries({ p50, p90, p99, 'p99.9': p999 }).flatMap(
    ([label, value]): [string, number][] => (value === null ? [] : [[label, value]]),
  );
  return markup`<figure class="operation"><figcaption><b><code>${operation}</code></b>
<span>${said.rate(whole(issued), peak)}</span></figcaption>
${sparkline(`${operation}: ${said.rate(whole(issued), peak)}`, rates, 'load')}
${nines.length > 1 && ninesChart(`${operation}: ${said.byNines}`, nines)}
<p class="mix"><span class="part" style="--share:${significant((errors ?? 0) * 100)}%" aria-hidden="true"></span>${said.errors}: ${errors === null ? '–' : percent(errors)}</p></figure>
`;
}

/** What each fault aimed at a service did to it; wall clock latency, recovery in business time. */
function phases(service: Service, { resiliency }: Measures, texts: Texts): Markup {
  const said = texts.page.faults;
  const rows = resiliency.rows
    .filter(({ target, answers }) => target === service && answers !== null)
    .map(({ fault, kind, answers, recovery_us, outcome }) => [
      markup`<code>${fault}</code> ${kind}`,
      figures(answers?.before),
      figures(answers?.during),
      figures(answers?.after),
      recovery_us === null
        ? texts.sections.resiliency.outcome[outcome]
        : formatDuration(recovery_us),
    ]);
  if (rows.length === 0) return NOTHING;
  return table(
    `${said.phases(texts.clock.wall)}, ${texts.part}`,
    [
      { head: said.fault },
      { head: said.before, figure: true },
      { head: said.during, figure: true },
      { head: said.after, figure: true },
      { head: said.recovered, figure: true },
    ],
    rows,
  );
}

const figures = (answers: AnswerFigures | undefined): string =>
  answers === undefined || answers.p95 === null || answers.errorShare === null
    ? '–'
    : `${formatDuration(answers.p95)}, ${percent(answers.errorShare)}`;
