import { type Markup, markup } from '../report/markup.ts';
import { type Frame, xAxis, yAxis } from '../report/svg/axis.ts';
import { line } from '../report/svg/line.ts';
import { fromZero, type Scale } from '../report/svg/scale.ts';
import type { Attained } from '../study/staff-figure.ts';
import type { StaffStudy } from '../study/staff-study.ts';
import { tightest } from './format-staff.ts';
import { agents, figure, measureOf, withInterval } from './staff-words.ts';

const WIDTH = 960;
const HEIGHT = 440;
const FRAME: Frame = { left: 70, right: 930, top: 96, bottom: 386 };

/** Hues of Okabe and Ito (2008); dark screens get lighter twins. Shapes tell the same. */
const STYLE = `svg{--paper:#fff;--text:#1c1c1a;--soft:#5c5b57;--rule:#e2e1dc;--alone:#0072b2;
--whole:#d55e00;font:12px system-ui,sans-serif}
@media (prefers-color-scheme:dark){svg{--paper:#181c22;--text:#e9ebee;--soft:#a1abb8;--rule:#39414c;
--alone:#56b4e9;--whole:#f0803c}}
.paper{fill:var(--paper)}text{fill:var(--soft)}.title{fill:var(--text);font-size:18px;font-weight:600}
.axis line{stroke:var(--rule)}.axis .zero,.axis .tick{stroke:var(--soft)}
path{fill:none;stroke-width:2}.alone{stroke:var(--alone)}.whole{stroke:var(--whole)}
circle.alone{fill:var(--paper);stroke-width:2}path.whole.dot{fill:var(--whole)}
.limit{stroke:var(--text);stroke-dasharray:6 4}text.limit{stroke:none;fill:var(--text)}`;

/** Attained against all agents on duty, with the target; one self-contained SVG. */
export function staffChart(study: StaffStudy): string {
  const { plan, target, frontier, roster } = study;
  const limit = target.form === 'share' ? target.share : target.within_us / 60e6;
  const scaled = (value: number): number => (target.form === 'share' ? value : value / 60e6);
  const seen = frontier.filter(({ attained }) => Number.isFinite(attained.value));
  const wholes = wholePoints(study).filter(([, attained]) => Number.isFinite(attained.value));
  const highest =
    target.form === 'share'
      ? 1
      : Math.max(
          limit * 1.2,
          ...[...seen.map((one) => one.attained), ...wholes.map(([, one]) => one)].map((one) =>
            scaled(one.interval?.high ?? one.value),
          ),
        );
  const y = fromZero(highest, FRAME.bottom, FRAME.top, 5);
  const x = agentScale([
    ...frontier.map((point) => point.agents),
    ...wholes.map(([count]) => count),
  ]);
  const label = (value: number): string =>
    target.form === 'share' ? figure(value, target) : figure(value * 60e6, target);
  const place = (value: number): number => y.at(scaled(value));
  const text = markup`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"
viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${measureOf(target)} against agents on duty">
<style>${STYLE}</style><rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>
<text class="title" x="20" y="32">${plan.title}: ${target.text}</text>
${legend(study)}
${yAxis(y, FRAME, label)}${xAxis(x, FRAME, String)}
<text x="${(FRAME.left + FRAME.right) / 2}" y="${HEIGHT - 14}" text-anchor="middle">agents on duty, all teams</text>
<line class="limit" x1="${FRAME.left}" x2="${FRAME.right}" y1="${y.at(limit)}" y2="${y.at(limit)}"/>
<text class="limit" x="${FRAME.right}" y="${y.at(limit) - 6}" text-anchor="end">target ${label(limit)}</text>
${line(
  frontier.map(({ agents: count, attained }) =>
    Number.isFinite(attained.value) ? [x.at(count), place(attained.value)] : null,
  ),
  'alone',
)}
${seen.map(
  ({ agents: count, attained }) =>
    markup`${whisker(x.at(count), attained, place, 'alone')}<circle class="alone" cx="${x.at(count)}"
cy="${place(attained.value)}" r="4"><title>${agents(count)}: ${withInterval(attained, target)}</title></circle>`,
)}
${wholes.map(
  ([count, attained], i) => markup`${whisker(x.at(count) + 7, attained, place, 'whole')}<path
class="whole dot" d="M${x.at(count) + 7} ${place(attained.value) - 6}l6 6l-6 6l-6-6z"><title>${
    i === 0 && roster ? 'chosen, ' : ''
  }${agents(count)}, fleet and desk together: ${withInterval(attained, target)}</title></path>`,
)}</svg>
`;
  return text.text;
}

/** What was simulated whole: the roster, and the tightest team with one agent fewer. */
function wholePoints({ roster }: StaffStudy): readonly (readonly [number, Attained])[] {
  if (roster?.whole == null) return [];
  const fewer = tightest(roster.teams)?.oneFewer?.attained;
  return [[roster.total, roster.whole], ...(fewer ? [[roster.total - 1, fewer] as const] : [])];
}

function legend({ days }: StaffStudy): Markup {
  return markup`<path class="alone" d="M20 58h24"/><circle class="alone" cx="32" cy="58" r="4"/>
<text x="52" y="62">the desk alone, mean of ${days} days and its 95 % interval</text>
<path class="whole dot" d="M452 52l6 6l-6 6l-6-6z"/>
<text x="466" y="62">fleet and desk together: the roster, and one agent fewer in its tightest team</text>`;
}

function whisker(
  x: number,
  { interval }: Attained,
  place: (value: number) => number,
  style: string,
): Markup | null {
  if (interval === null) return null;
  return markup`<path class="${style}" d="M${x} ${place(interval.high)}V${place(Math.max(0, interval.low))}"/>`;
}

/** Whole agents side by side. */
function agentScale(counts: readonly number[]): Scale {
  const low = Math.min(...counts, Infinity);
  const high = Math.max(...counts, low);
  const width = FRAME.right - FRAME.left - 60;
  const step = Math.max(1, Math.ceil((high - low) / 20));
  const ticks = Array.from(
    { length: counts.length === 0 ? 0 : Math.floor((high - low) / step) + 1 },
    (_, i) => low + i * step,
  );
  const at = (value: number): number =>
    Math.round((FRAME.left + 30 + ((value - low) / Math.max(1, high - low)) * width) * 10) / 10;
  return { low, high, ticks, at };
}
