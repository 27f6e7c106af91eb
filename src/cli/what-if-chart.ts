import { type Markup, markup } from '../report/markup.ts';
import type { WhatIf } from '../study/what-if.ts';
import { MEASURES, type MeasureId } from '../study/what-if-measures.ts';
import { signed, titleOf, verdictText, whatItIs } from './what-if-texts.ts';

const WIDTH = 960;
const LEFT = 330;
const RIGHT = 720;
const ROW = 24;
const PANEL_HEAD = 30;
const PANEL_FOOT = 34;
const TOP = 92;
/** Letters that fit to the left of a plot. */
const ROOM = 42;

/** Hues of Okabe and Ito (2008); dark screens get lighter twins. Shapes tell the same. */
const STYLE = `svg{--paper:#fff;--text:#1c1c1a;--soft:#5c5b57;--rule:#d5d4ce;--better:#00805d;
--worse:#d55e00;--neutral:#0072b2;font:12px system-ui,sans-serif}
@media (prefers-color-scheme:dark){svg{--paper:#181c22;--text:#e9ebee;--soft:#a1abb8;--rule:#39414c;
--better:#2fc79c;--worse:#f0803c;--neutral:#56b4e9}}
.paper{fill:var(--paper)}text{fill:var(--soft)}.strong{fill:var(--text);font-weight:600}
.title{fill:var(--text);font-size:18px;font-weight:600}
.grid{stroke:var(--rule)}.zero{stroke:var(--soft)}
.better{stroke:var(--better);--fill:var(--better)}.worse{stroke:var(--worse);--fill:var(--worse)}
.neutral{stroke:var(--neutral);--fill:var(--neutral)}.unclear{stroke:var(--soft);--fill:var(--paper)}
.mark{stroke-width:2.2;fill:none}.mark .dot{fill:var(--fill)}`;

/**
 * Differences with their intervals, a panel a measure and a row a variant, as one self-contained
 * SVG: filled dots are clear, hollow ones are not. Zero is the baseline.
 */
export function whatIfChart(result: WhatIf): string {
  const ids = Object.keys(MEASURES) as readonly MeasureId[];
  const height = TOP + ids.length * panelHeight(result) + 12;
  const [figures = ''] = whatItIs(result);
  const text = markup`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"
viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="What if: ${result.title}">
<style>${STYLE}</style><rect class="paper" width="${WIDTH}" height="${height}"/>
<text class="title" x="20" y="32">What if: ${result.title}</text>
<text x="20" y="54">${figures}</text>
<text x="20" y="72">Variant minus baseline on equal days, 95 % interval.</text>
${legend()}
${ids.map((id, i) => panel(result, id, TOP + i * panelHeight(result)))}</svg>
`;
  return text.text;
}

const panelHeight = ({ variants }: WhatIf): number =>
  PANEL_HEAD + variants.length * ROW + PANEL_FOOT;

function legend(): Markup {
  const entries = [
    ['better', 'clearly better'],
    ['worse', 'clearly worse'],
    ['neutral', 'clear, neutral'],
    ['unclear', 'not clear'],
  ] as const;
  return markup`${entries.map(
    ([tone, label], i) => markup`<g class="mark ${tone}"><circle class="dot" r="4.5"
cx="${LEFT + 70 + i * 120}" cy="68"/></g><text x="${LEFT + 80 + i * 120}" y="72">${label}</text>`,
  )}`;
}

function panel(result: WhatIf, id: MeasureId, top: number): Markup {
  const { variants, currency } = result;
  const bottom = top + PANEL_HEAD + variants.length * ROW;
  const ends = variants.flatMap(({ comparisons }) => {
    const { difference, interval } = comparisons[id];
    return [difference ?? 0, interval?.low ?? 0, interval?.high ?? 0];
  });
  const step = stepOf(id, Math.max(...ends, 0) - Math.min(...ends, 0));
  const low = Math.floor(Math.min(...ends, 0) / step) * step;
  const high = Math.max(Math.ceil(Math.max(...ends, 0) / step) * step, low + step);
  const x = (value: number): number =>
    Math.round((LEFT + ((value - low) / (high - low)) * (RIGHT - LEFT)) * 10) / 10;
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) =>
    Math.round(low / step + i) === 0 ? 0 : low + i * step,
  );
  return markup`<text class="strong" x="20" y="${top + 18}">${titleOf(id, currency)}</text>
${ticks.map(
  (tick) => markup`<line class="${tick === 0 ? 'zero' : 'grid'}" x1="${x(tick)}" x2="${x(tick)}"
y1="${top + PANEL_HEAD - 8}" y2="${bottom}"/><text x="${x(tick)}" y="${bottom + 16}"
text-anchor="middle">${signed(id, tick)}</text>`,
)}
${variants.map(({ name, set, comparisons }, i) => {
  const y = top + PANEL_HEAD + i * ROW + 6;
  const comparison = comparisons[id];
  const { difference, interval } = comparison;
  const said = verdictText(comparison, result);
  const label = fitting(name, set);
  return markup`<text x="${LEFT - 16}" y="${y + 4}" text-anchor="end">${label}<title>${name}</title></text>
${
  difference !== null &&
  markup`<g class="mark ${toneOf(id, comparison.verdict)}"><title>${name}: ${signed(
    id,
    difference,
  )}</title>${
    interval !== null &&
    markup`<path d="M${x(interval.low)} ${y}H${x(interval.high)}M${x(interval.low)} ${y - 4}v8M${x(
      interval.high,
    )} ${y - 4}v8"/>`
  }<circle class="dot" cx="${x(difference)}" cy="${y}" r="4.5"/></g>`
}
<text x="${RIGHT + 20}" y="${y + 4}">${signed(id, difference)}, ${said}</text>`;
})}`;
}

/** The name where there is room for it, else the last words of what it changes. */
function fitting(name: string, set: readonly string[]): string {
  if (name.length <= ROOM) return name;
  const short = set.map((text) => text.replace(/^[^=]*\.(?=[^.=]*\.[^.=]*=)/, '')).join(', ');
  return short.length <= ROOM ? short : `${short.slice(0, ROOM - 1)}…`;
}

function toneOf(id: MeasureId, verdict: string): string {
  if (verdict !== 'less' && verdict !== 'more') return 'unclear';
  const { lessIsBetter } = MEASURES[id];
  if (lessIsBetter === null) return 'neutral';
  return (verdict === 'less') === lessIsBetter ? 'better' : 'worse';
}

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];

/** About four steps in a span, round in the measure's unit. */
function stepOf(id: MeasureId, span: number): number {
  const { unit } = MEASURES[id];
  if (unit === 'money') return 100 * roundStep(span / 100);
  const seconds = STEPS_S.find((step) => step * 4e6 >= span);
  return unit === 'duration' && seconds !== undefined ? seconds * 1e6 : roundStep(span);
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(span: number): number {
  if (span <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  return power * ([1, 2, 5].find((n) => n * power * 4 >= span) ?? 10);
}
