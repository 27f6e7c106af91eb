import type { StagePair } from '../../compare/compare-stages.ts';
import { formatDuration } from '../../model/units.ts';
import type { SurvivalCurve } from '../../stats/kaplan-meier.ts';
import { type Markup, markup } from '../markup.ts';
import { type Frame, xAxis, yAxis } from '../svg/axis.ts';
import { steps } from '../svg/line.ts';
import { fromZero, type Scale, timeScale } from '../svg/scale.ts';

const FRAME: Frame = { left: 74, right: 704, top: 10, bottom: 210 };

/** Both runs' shares still unresolved, on one axis, with how many were at risk below. */
export function survivalPair({ a, b }: StagePair): Markup {
  const x = timeScale(0, Math.max(a.longest, b.longest, 1), FRAME.left, FRAME.right, 6);
  const y = fromZero(1, FRAME.bottom, FRAME.top, 4);
  return markup`<svg viewBox="0 0 720 264" role="img"
aria-label="Share of issues still unresolved, both runs">
${yAxis(y, FRAME, (share) => `${Math.round(share * 100)} %`)}${xAxis(x, FRAME, label)}
${steps(path(a, x, y), 'base')}${steps(path(b, x, y), 'issues')}
<g class="axis">${riskRow('baseline', a, x, 244)}${riskRow('this run', b, x, 259)}</g></svg>`;
}

const label = (at_us: number): string => (at_us === 0 ? '0' : formatDuration(at_us));

function path(curve: SurvivalCurve, x: Scale, y: Scale): readonly (readonly [number, number])[] {
  const last = curve.steps.at(-1)?.survival ?? 1;
  return [
    [FRAME.left, y.at(1)],
    ...curve.steps.map(({ time, survival }) => [x.at(time), y.at(survival)] as const),
    [x.at(curve.longest), y.at(last)],
  ];
}

function riskRow(name: string, curve: SurvivalCurve, x: Scale, at: number): Markup {
  const left = (time: number): number =>
    curve.n -
    curve.steps.reduce((sum, step) => sum + (step.time < time ? step.events : 0), 0) -
    curve.censorings.filter((censored) => censored < time).length;
  return markup`<text x="0" y="${at}">${name}</text>${x.ticks.map(
    (tick) => markup`<text x="${x.at(tick)}" y="${at}" text-anchor="middle">${left(tick)}</text>`,
  )}`;
}
