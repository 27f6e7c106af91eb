import type { Comparison, RunName } from '../../compare/compare-runs.ts';
import type { Row } from '../../compare/row.ts';
import { formatDuration } from '../../model/units.ts';
import { Markup, markup, NOTHING } from '../markup.ts';
import {
  clockText,
  figureText,
  intervalText,
  PART_WORDS,
  ROW_WORDS,
  relativeText,
  signedText,
} from './compare-figures.ts';
import { shiftChart } from './compare-shift-chart.ts';
import { COMPARE_STYLES } from './compare-styles.ts';
import { survivalPair } from './compare-survival-chart.ts';
import { table } from './table.ts';

const VERDICTS = {
  equal: ['pass', '=', 'EQUAL'],
  different: ['fail', '≠', 'DIFFERENT'],
  notComparable: ['inconclusive', '?', 'NOT COMPARABLE'],
} as const;

/** A run beside its baseline in one file, as self-contained as a report; readable without scripts. */
export function comparePage(comparison: Comparison): string {
  const { a, b, title, verdict, why, rows } = comparison;
  const [tone, sign, word] = VERDICTS[verdict];
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${word}: ${title} (${b.runId} beside ${a.runId})</title>
<link rel="icon" href="data:,">
<style>${new Markup(COMPARE_STYLES)}</style>
</head>
<body>
<main>
<header class="verdict ${tone}"><div class="sign" aria-hidden="true">${sign}</div>
<div><p class="title">${title}, a run beside its baseline</p><h1>${word}</h1><p class="why">${why}</p></div>
<ul class="facts">${runItem('baseline', a)}${runItem('this run', b)}</ul></header>
${unlikeSection(comparison)}
${
  rows.length === 0
    ? NOTHING
    : markup`${differencesSection(comparison)}${latencySection(comparison)}${issuesSection(
        comparison,
      )}${countsSection(comparison)}`
}${methodSection(comparison)}</main>
<script type="application/json" id="peakday-comparison">${new Markup(
    JSON.stringify({ ...comparison, resolve: undefined }).replaceAll('<', '\\u003c'),
  )}</script>
</body>
</html>
`.text;
}

const runItem = (name: string, { runId, version, startedAt }: RunName): Markup =>
  markup`<li>${name}: <code>${runId}</code>, ${startedAt.slice(0, 16).replace('T', ' ')} UTC, peakday ${version}</li>`;

function unlikeSection({ unlike, forced }: Comparison): Markup {
  if (unlike.length === 0) return NOTHING;
  const said = forced
    ? 'These runs are unlike. They were compared by force: differences may come from what is listed here.'
    : 'These runs are unlike, so that their figures were not compared. --force compares them and says so.';
  return markup`<section><h2>In what the runs are unlike</h2><p class="forced">${said}</p>
${table(
  'What must be alike',
  [{ head: 'What' }, { head: 'Baseline' }, { head: 'This run' }],
  unlike.map(({ what, a, b }) => [what, a, b]),
)}</section>
`;
}

function rowsTable(caption: string, rows: readonly Row[], { currency }: Comparison): Markup {
  return table(
    caption,
    [
      { head: 'What' },
      { head: 'Clock and part' },
      { head: 'Baseline', figure: true },
      { head: 'This run', figure: true },
      { head: 'Difference', figure: true },
      { head: 'Interval', figure: true },
      { head: 'Matters from', figure: true },
      { head: 'Verdict' },
    ],
    rows.map((row) => {
      const [symbol, word] = ROW_WORDS[row.verdict];
      return [
        `${row.subject} ${row.measure}`,
        clockText(row),
        figureText(row.a, row, currency),
        figureText(row.b, row, currency),
        markup`${signedText(row.difference, row, currency)}<small>${relativeText(row)}</small>`,
        intervalText(row, currency),
        figureText(row.floor, row, currency),
        markup`<span class="badge ${row.verdict}"><b aria-hidden="true">${symbol}</b> ${word}</span>${
          row.note === undefined ? NOTHING : markup`<small>${row.note}</small>`
        }`,
      ];
    }),
  );
}

/** Every section of a forced comparison says that it is one. */
const heading = (text: string, { forced }: Comparison): Markup =>
  markup`<h2>${text}</h2>${forced && markup`<p class="forced">Unlike runs, compared by force.</p>`}`;

function differencesSection(comparison: Comparison): Markup {
  const clear = comparison.rows.filter(
    ({ verdict }) => verdict === 'worse' || verdict === 'better',
  );
  const body =
    clear.length === 0
      ? markup`<p>No figure differs beyond chance and the tolerance.</p>`
      : rowsTable('Beyond chance and the tolerance', clear, comparison);
  return markup`<section>${heading('What differs', comparison)}${body}</section>
`;
}

function latencySection(comparison: Comparison): Markup {
  const rows = comparison.rows.filter(({ group }) => group === 'latency');
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  if (subjects.length === 0) return NOTHING;
  const part = PART_WORDS[rows[0]?.part ?? 'window'];
  const charts = subjects.map(
    (subject) => markup`<figure><figcaption><b>${subject}</b>
<span>difference by percentile</span></figcaption>
${shiftChart(
  subject,
  rows.filter((row) => row.subject === subject),
)}</figure>`,
  );
  return markup`<section>${heading('Latency, this run minus baseline', comparison)}
<p>Wall clock from the intended start, ${part}, by percentile, as a share of the baseline.
Above zero this run is slower. A
filled dot differs; within the shaded band a difference does not matter.</p>
<div class="panels">${charts}</div>
<details><summary>All percentiles</summary>${rowsTable('Latency', rows, comparison)}</details></section>
`;
}

function issuesSection(comparison: Comparison): Markup {
  const rows = comparison.rows.filter(({ group }) => group === 'issues');
  const pairs = Object.entries(comparison.resolve);
  if (pairs.length === 0) return NOTHING;
  const charts = pairs.map(
    ([part, pair]) => markup`<figure><figcaption><b>Issues still unresolved</b>
<span>business clock, ${PART_WORDS[part === 'day' ? 'day' : 'window']}</span>
<span class="key"><svg viewBox="0 0 26 10"><path class="base" d="M0 5H26"/></svg> baseline, n ${pair.a.n}</span>
<span class="key"><svg viewBox="0 0 26 10"><path class="issues" d="M0 5H26"/></svg> this run, n ${pair.b.n}</span>
</figcaption>${survivalPair(pair)}</figure>`,
  );
  return markup`<section>${heading('Issues: how long until solved', comparison)}
<div class="pair">${charts}</div>
${rowsTable('Mean time in each stage, up to when both runs were watched', rows, comparison)}</section>
`;
}

function countsSection(comparison: Comparison): Markup {
  const rows = comparison.rows.filter(({ group }) => ['errors', 'sales', 'audit'].includes(group));
  return markup`<section>${heading('Errors, sales and audit', comparison)}
${rowsTable('Totals', rows, comparison)}</section>
`;
}

function methodSection({ tolerance }: Comparison): Markup {
  const { relative, absolute_us } = tolerance;
  return markup`<section><h2>How it was compared</h2>
<p>A figure differs when its difference is beyond chance and at least
${Math.round(relative * 1000) / 10} % of the baseline; a latency also at least
${formatDuration(absolute_us)}. Equal means that a difference that large is ruled out. All intervals
together hold with 95 %.</p>
<p>Percentiles are Harrell-Davis estimates from histograms; their errors come from drawing 24
stretches of time again, the same in both runs. Times to solve are means up to the time until which
both runs were watched, open issues included.</p></section>
`;
}
