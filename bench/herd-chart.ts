import { significant } from '../src/model/units.ts';
import { markup } from '../src/report/markup.ts';
import type { Band } from '../src/report/svg/bands.ts';
import { timeChart } from '../src/report/svg/time-chart.ts';

const WIDTH = 960;
const PLOT = 300;
const HEAD = 72;
const HEIGHT = HEAD + PLOT + 60;

const TITLE = 'sales.record requests a second';

const STYLE = `svg{font:12px system-ui,sans-serif}text{fill:#5c5b57;font-size:11px}
.title{fill:#1c1c1a;font-size:18px;font-weight:600}
.axis line{stroke:#e2e1dc}.axis .zero,.axis .tick{stroke:#5c5b57}
path{fill:none;stroke-width:1.8;stroke-linejoin:round}
path.naive{stroke:#d55e00}path.bounded{stroke:#0072b2}
.bands rect{fill:#5c5b57;fill-opacity:.12}`;

/** Requests a second by which the same stores hand over what an outage has piled up. */
export interface Herd {
  readonly from_us: number;
  readonly to_us: number;
  readonly outage: Band;
  /** Each second from the beginning on. */
  readonly naive: readonly number[];
  readonly bounded: readonly number[];
}

/** Both reconnects in one self-contained SVG. */
export function herdChart({ from_us, to_us, outage, naive, bounded }: Herd): string {
  const at_us = naive.map((_, second) => from_us + (second + 0.5) * 1e6);
  const peak = (of: readonly number[]): string => significant(Math.max(...of));
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"
viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Sales handed over after an outage">
<style>${STYLE}</style><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text class="title" x="20" y="32">sales.record requests a second, before, during and after an outage</text>
<path class="naive" d="M20 54H46"/><text x="52" y="58">naive reconnect, peak ${peak(naive)}/s</text>
<path class="bounded" d="M270 54H296"/><text x="302" y="58">bounded, peak ${peak(bounded)}/s</text>
<svg x="0" y="${HEAD}" width="${WIDTH}" height="${PLOT + 60}"><title>${TITLE}</title>${timeChart({
    title: TITLE,
    width: WIDTH,
    height: PLOT,
    from_us,
    to_us,
    at_us,
    series: [
      { style: 'naive', values: naive },
      { style: 'bounded', values: bounded },
    ],
    bands: [outage],
    named: true,
    limits: [],
    label: significant,
    // A picture in a page shows no titles.
    hover: [],
  })}</svg></svg>
`.text;
}
