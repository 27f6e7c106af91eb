import type { SurvivalCurve } from '../../stats/kaplan-meier.ts';
import { type Markup, markup } from '../markup.ts';
import { type Frame, xAxis, yAxis } from './axis.ts';
import { steps } from './line.ts';
import { fromZero, type Scale, timeScale } from './scale.ts';

const WIDTH = 360;
/** Words in the drawing, and times to be solved by. */
export interface SurvivalWords {
  readonly atRisk: string;
  readonly solved: string;
  readonly limits: readonly { readonly at_us: number; readonly label: string }[];
}

const FRAME: Frame = { left: 46, right: 342, top: 8, bottom: 168 };

/**
 * A Kaplan-Meier curve: the share still unresolved by the time since the issue began, its 95 %
 * interval, a tick where an issue stopped being watched, a line where it should be solved, and below
 * how many were still at risk and how many were solved by then.
 * @param longest_us the end of the horizontal axis, the same for curves to be compared
 */
export function survivalChart(
  title: string,
  curve: SurvivalCurve,
  longest_us: number,
  minutes: (at_us: number) => string,
  words: SurvivalWords,
): Markup {
  const x = timeScale(0, longest_us, FRAME.left, FRAME.right, 5);
  const y = fromZero(1, FRAME.bottom, FRAME.top, 4);
  const end = x.at(curve.longest);
  const kept = oncePerPixel(curve.steps, x, (step) => step.time);
  const path = (value: (step: (typeof kept)[number]) => number): [number, number][] => [
    [FRAME.left, y.at(1)],
    ...kept.map((step): [number, number] => [x.at(step.time), y.at(value(step))]),
    [end, y.at(kept.length === 0 ? 1 : value(kept.at(-1) ?? { ...NO_STEP }))],
  ];
  const ticks = oncePerPixel(curve.censorings, x, (time) => time);
  return markup`<svg viewBox="0 0 ${WIDTH} 250" role="img" aria-label="${title}">
${yAxis(y, FRAME, (share) => `${Math.round(share * 100)} %`)}${xAxis(x, FRAME, minutes)}
<path class="interval" d="${ribbon(
    path((step) => step.high ?? 0),
    path((step) => step.low),
  )}"/>
${steps(
  path((step) => step.survival),
  'issues',
)}
<g class="censored">${ticks.map((time) => {
    const level = y.at(curve.steps.findLast((step) => step.time <= time)?.survival ?? 1);
    return markup`<path d="M${x.at(time)} ${level - 4}v8"/>`;
  })}</g>
${words.limits.map((limit, i) => limitLine(limit, i, x, longest_us))}
<g class="axis"><text x="0" y="200">${words.atRisk}</text>${counts(x, 214, (tick) => atRisk(curve, tick))}
<text x="0" y="230">${words.solved}</text>${counts(x, 244, (tick) => solvedBy(curve, tick))}</g></svg>`;
}

const NO_STEP = { time: 0, atRisk: 0, events: 0, survival: 1, stdErr: null, low: 1, high: 1 };

/** A line at the time to be solved by; one beyond the axis is named where it would be. */
function limitLine(
  { at_us, label }: SurvivalWords['limits'][number],
  row: number,
  x: Scale,
  longest_us: number,
): Markup {
  const y = FRAME.top + 10 + row * 13;
  if (at_us > longest_us)
    return markup`<text class="limit" x="${FRAME.right}" y="${y}" text-anchor="end">${label} →</text>`;
  const at = x.at(at_us);
  const isLeft = at > (FRAME.left + FRAME.right) / 2;
  return markup`<line class="limit" x1="${at}" x2="${at}" y1="${FRAME.top}" y2="${FRAME.bottom}"/>
<text class="limit" x="${at + (isLeft ? -4 : 4)}" y="${y}"${isLeft && markup` text-anchor="end"`}>${label}</text>`;
}

/** A row of the risk table, under the ticks of the axis. */
const counts = (x: Scale, y: number, count: (tick: number) => number): readonly Markup[] =>
  x.ticks.map(
    (tick) => markup`<text x="${x.at(tick)}" y="${y}" text-anchor="middle">${count(tick)}</text>`,
  );

/** Solved up to and including a time. */
const solvedBy = (curve: SurvivalCurve, time: number): number =>
  curve.steps.reduce((sum, step) => sum + (step.time <= time ? step.events : 0), 0);

/** Still watched just before a time. */
function atRisk(curve: SurvivalCurve, time: number): number {
  const gone =
    curve.steps.reduce((sum, step) => sum + (step.time < time ? step.events : 0), 0) +
    curve.censorings.filter((censored) => censored < time).length;
  return curve.n - gone;
}

/** The last of what falls on one pixel: no more can be seen, and a long run stays a short file. */
function oncePerPixel<T>(all: readonly T[], x: Scale, time: (one: T) => number): readonly T[] {
  return all.filter((one, i) => {
    const next = all[i + 1];
    return next === undefined || Math.round(x.at(time(next))) !== Math.round(x.at(time(one)));
  });
}

/** The closed stepped area between an upper and a lower curve. */
function ribbon(
  upper: readonly (readonly [number, number])[],
  lower: readonly (readonly [number, number])[],
): string {
  const [x0, y0] = upper[0] ?? [0, 0];
  const out = upper.slice(1).map(([x, y]) => `H${x}V${y}`);
  const back = [...lower].reverse();
  const home = back.slice(1).map(([x, y], i) => `V${back[i]?.[1] ?? y}H${x}`);
  const [, last] = back[0] ?? [0, 0];
  return `M${x0} ${y0}${out.join('')}V${last}${home.join('')}Z`;
}
