import type { Trend, TrendSeries } from '../../compare/trend.ts';
import { whole } from '../../gates/gate-figure.ts';
import { Markup, markup, NOTHING } from '../markup.ts';
import { type Frame, yAxis } from '../svg/axis.ts';
import { line, steps } from '../svg/line.ts';
import { fromZero } from '../svg/scale.ts';
import { clockText, figureText, relativeText } from './compare-figures.ts';
import { COMPARE_STYLES } from './compare-styles.ts';
import { table } from './table.ts';

const VERDICTS = {
  steady: ['pass', '=', 'STEADY'],
  better: ['pass', '▼', 'BETTER'],
  worse: ['fail', '▲', 'WORSE'],
  tooFew: ['inconclusive', '?', 'TOO FEW RUNS'],
} as const;

const WIDTH = 360;
const FRAME: Frame = { left: 62, right: 350, top: 14, bottom: 130 };
/** The top of an axis at least, so that its labels differ from one another. */
const LEAST = { us: 3, share: 0.003, count: 3, minor: 300 } as const;

/** Every figure over the runs of a folder, with its levels and where they changed. */
export function trendPage(trend: Trend): string {
  const { title, verdict, why, runs, series } = trend;
  const [tone, sign, word] = VERDICTS[verdict];
  const changed = series.filter(({ changes }) => changes.length > 0);
  const calm = series.filter(({ changes }) => changes.length === 0);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${word}: ${title}, ${runs.length} runs</title>
<link rel="icon" href="data:,">
<style>${new Markup(COMPARE_STYLES)}</style>
</head>
<body>
<main>
<header class="verdict ${tone}"><div class="sign" aria-hidden="true">${sign}</div>
<div><p class="title">${title}, trend over ${runs.length} runs</p><h1>${word}</h1>
<p class="why">${why}</p></div><ul class="facts"><li>first ${runs[0]?.runId ?? ''}</li>
<li>newest ${runs.at(-1)?.runId ?? ''}</li></ul></header>
${changed.length > 0 && markup`<section><h2>What changed</h2>${changesTable(changed, trend)}${charts(changed, trend)}</section>`}
${calm.length > 0 && markup`<section><h2>What did not change</h2>${charts(calm, trend)}</section>`}
${leftOut(trend)}<section><h2>How changes are found</h2>
<p>Change points by E-divisive means, kept where Student's t-test between the stretches on both sides
gives p at most 0.001 and the level moved by at least ${Math.round(trend.least * 1000) / 10} %. In every
figure here less is better. Lines are the levels between changes; the vertical axis starts at zero.</p>
</section></main>
</body>
</html>
`.text;
}

function changesTable(series: readonly TrendSeries[], { runs, currency }: Trend): Markup {
  const rows = series.flatMap((one) =>
    one.changes.map(({ index, before, after }, i) => [
      `${one.subject} ${one.measure}`,
      clockText(one),
      runs[one.points[index]?.run ?? -1]?.runId ?? '',
      figureText(before, one, currency),
      figureText(after, one, currency),
      relativeText({ a: before, difference: after - before }),
      `${after > before ? '▲ worse' : '▼ better'}${i === one.changes.length - 1 ? '' : ', since changed'}`,
    ]),
  );
  const heads = [
    'Figure',
    'Clock and part',
    'First run after',
    'Before',
    'After',
    'Change',
    'Verdict',
  ];
  return table(
    'Changes, oldest first',
    heads.map((head, i) => ({ head, figure: i > 2 && i < 6 })),
    rows,
  );
}

const charts = (series: readonly TrendSeries[], trend: Trend): Markup =>
  markup`<div class="panels">${series.map(
    (one) => markup`<figure><figcaption><b>${one.subject} ${one.measure}</b>
<span>${clockText(one)}, newest ${figureText(one.points.at(-1)?.value ?? 0, one, trend.currency)}</span>
</figcaption>${chart(one, trend)}</figure>`,
  )}</div>`;

function chart(series: TrendSeries, { runs, currency }: Trend): Markup {
  const { points, changes } = series;
  const highest = Math.max(LEAST[series.unit], ...points.map(({ value }) => value));
  const y = fromZero(highest, FRAME.bottom, FRAME.top, 3);
  const gap = (FRAME.right - FRAME.left) / Math.max(1, runs.length);
  const x = (run: number): number => Math.round((FRAME.left + gap * (run + 0.5)) * 10) / 10;
  const ends = [...changes.map(({ index }) => index), points.length];
  const levels = ends.map((end, i) => {
    const stretch = points.slice(ends[i - 1] ?? 0, end);
    const mean = stretch.reduce((sum, { value }) => sum + value, 0) / stretch.length;
    const [first = 0, last = 0] = [stretch[0]?.run, stretch.at(-1)?.run];
    return steps(
      [
        [x(first) - gap / 2, y.at(mean)],
        [x(last) + gap / 2, y.at(mean)],
      ],
      'level',
    );
  });
  return markup`<svg viewBox="0 0 ${WIDTH} 154" role="img"
aria-label="${series.subject} ${series.measure}, run by run">
${yAxis(y, FRAME, (value) => axisText(value, series, currency))}
${changes.map(({ index, before, after }) => {
  const at = Math.round((x(points[index]?.run ?? 0) - gap / 2) * 10) / 10;
  return markup`<line class="change" x1="${at}" x2="${at}" y1="${FRAME.top}" y2="${FRAME.bottom}"/>
<text class="change" x="${at}" y="10" text-anchor="middle">${after > before ? '▲' : '▼'} ${relativeText({ a: before, difference: after - before })}</text>`;
})}
<g class="trend">${line(
    points.map(({ run, value }) => [x(run), y.at(value)] as const),
    'load',
  )}${points.map(
    ({ run, value }) =>
      markup`<circle cx="${x(run)}" cy="${y.at(value)}" r="2.6"><title>${runs[run]?.runId ?? ''}: ${figureText(value, series, currency)}</title></circle>`,
  )}</g>${levels}
<g class="axis"><text x="${FRAME.left}" y="148">oldest</text><text x="${FRAME.right}" y="148"
text-anchor="end">newest</text></g></svg>`;
}

/** Cents say nothing on an axis, and leave no room. */
const axisText = (value: number, series: TrendSeries, currency: string): string =>
  series.unit === 'minor' ? whole(value / 100) : figureText(value, series, currency);

function leftOut({ leftOut: runs }: Trend): Markup {
  if (runs.length === 0) return NOTHING;
  return markup`<section><h2>Left out: unlike the newest run</h2>${table(
    'A trend holds runs of one kind',
    [{ head: 'Run' }, { head: 'In what' }],
    runs.map(({ run, unlike }) => [run.runId, unlike.map(({ what }) => what).join(', ')]),
  )}</section>
`;
}
