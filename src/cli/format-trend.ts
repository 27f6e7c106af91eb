import type { Trend } from '../compare/trend.ts';
import { clockText, figureText, relativeText } from '../report/html/compare-figures.ts';
import { sparkline } from '../report/sparkline.ts';
import { painter } from './streams.ts';

const WORDS = {
  steady: ['green', '= STEADY'],
  better: ['green', '▼ BETTER'],
  worse: ['red', '▲ WORSE'],
  tooFew: ['yellow', '? TOO FEW RUNS'],
} as const;

/** What `peakday trend` found, for a terminal: every figure as a line, and where it changed. */
export function formatTrend(trend: Trend, color: boolean): string {
  const { verdict, why, title, series, runs, leftOut, currency } = trend;
  const paint = painter(color);
  const [tone, word] = WORDS[verdict];
  const named = series.map((one) => `${one.subject} ${one.measure}`);
  const width = Math.max(0, ...named.map((name) => name.length));
  const lines = series.flatMap((one, i) => {
    const last = figureText(one.points.at(-1)?.value ?? 0, one, currency);
    const chart = sparkline(one.points.map(({ value }) => value));
    return [
      `${(named[i] ?? '').padEnd(width)}  ${chart}  ${last} (${clockText(one)})`,
      ...one.changes.map(({ index, before, after }) => {
        const change = relativeText({ a: before, difference: after - before });
        const run = runs[one.points[index]?.run ?? -1]?.runId ?? '';
        const text = `  ${after > before ? '▲ worse' : '▼ better'} ${change} from ${run} on`;
        return paint(after > before ? 'red' : 'green', text);
      }),
    ];
  });
  const unlike = leftOut.map(({ run, unlike: rows }) =>
    paint('dim', `left out ${run.runId}: unlike in ${rows.map(({ what }) => what).join(', ')}`),
  );
  const head = [`${paint('bold', paint(tone, word))}  ${title}, ${runs.length} runs`, why, ''];
  return `${[...head, ...lines, ...unlike].join('\n')}\n`;
}
