import type { ClassFit } from '../history/fit-day.ts';
import type { ImportedDay } from '../history/import-sales.ts';
import { formatTimeOfDay, significant } from '../model/units.ts';
import { type Markup, markup } from '../report/markup.ts';
import { timeChart } from '../report/svg/time-chart.ts';

const WIDTH = 960;
const PLOT = 170;
const PANEL = 240;
const HEAD = 76;

/** Hues of Okabe and Ito (2008), as in the report; a chart of its own brings its own paper. */
const STYLE = `svg{font:12px system-ui,sans-serif}text{fill:#5c5b57;font-size:11px}
.title{fill:#1c1c1a;font-size:18px;font-weight:600}.panel{fill:#1c1c1a;font-size:13px;font-weight:600}
.axis line{stroke:#e2e1dc}.axis .zero,.axis .tick{stroke:#5c5b57}
path{fill:none;stroke-width:1.8;stroke-linejoin:round}
path.observed{stroke:#0072b2;fill:#0072b2;fill-opacity:.22}path.fitted{stroke:#d55e00}
.hover rect{fill:transparent}.hover rect:hover{fill:#5c5b57;fill-opacity:.14}`;

/** The fit as one self-contained SVG: for every class observed and fitted sales a quarter hour. */
export function fitChart({ date, fit }: ImportedDay): string {
  const height = HEAD + fit.classes.length * PANEL;
  const text = markup`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"
viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Sales of ${date} and the fitted curve">
<style>${STYLE}</style><rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text class="title" x="20" y="32">Sales of ${date}, by the quarter of an hour</text>
<path class="observed" d="M20 50H46V58H20Z"/><text x="52" y="58">observed</text>
<path class="fitted" d="M120 54H146"/><text x="152" y="58">fitted curve, off by ${percent(
    fit.error,
  )}; chance alone gives ${percent(fit.chance)}</text>
${fit.classes.map((one, i) => panel(one, HEAD + i * PANEL))}</svg>
`;
  return text.text;
}

function panel(
  { name, count, quarters, opens, closes, error, chance }: ClassFit,
  y: number,
): Markup {
  const middle = (minute: number): number => (minute + 7.5) * 60e6;
  return markup`<text class="panel" x="20" y="${y + 16}">${name}: ${count} stores, off by ${percent(
    error,
  )}, chance ${percent(chance)}</text>
<svg x="0" y="${y + 22}" width="${WIDTH}" height="${PLOT + 32}">${timeChart({
    title: name,
    width: WIDTH,
    height: PLOT,
    from_us: opens * 60e6,
    to_us: closes * 60e6,
    at_us: quarters.map(({ minute }) => middle(minute)),
    series: [
      { style: 'observed', values: quarters.map(({ observed }) => observed), filled: true },
      { style: 'fitted', values: quarters.map(({ fitted }) => fitted) },
    ],
    bands: [],
    named: false,
    limits: [],
    label: significant,
    hover: quarters.map(
      ({ minute, observed, fitted }) =>
        `${formatTimeOfDay(minute * 60e6)}: ${observed} sales, fitted ${significant(fitted)}`,
    ),
  })}</svg>
`;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
