import { whole } from '../../gates/gate-figure.ts';
import type { Measures } from '../../measure/measures.ts';
import { formatDuration, formatMoney, formatTimeOfDay } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { Texts } from '../texts.ts';
import { embedded } from './embedded.ts';
import {
  letterAt,
  WALL_LETTERS,
  WALL_STATES,
  type WallForm,
  type WallPoints,
  wallCells,
  wallMark,
  wallPaths,
} from './fleet-wall-layout.ts';
import { fleetWallStates, type StoreTrouble } from './fleet-wall-states.ts';
import { table } from './table.ts';

const ROWS = 12;
/** More stores than this get smaller cells, fewer than that larger ones. */
const MANY = 1500;
const FEW = 200;

/**
 * The fleet wall: a cell per store with its state, drawn for the worst moment, with a slider where
 * scripts run; and the stores longest in trouble as a table.
 */
export function fleetWall(measures: Measures, texts: Texts): Markup {
  const { wall } = texts.page;
  const { points, stores } = fleetWallStates(measures);
  if (stores.length === 0) {
    return markup`<section class="fleet-wall"><h2>${wall.heading}</h2><p>${wall.calm}</p></section>
`;
  }
  const at = formatTimeOfDay((points.from_s + points.worst * points.step_s) * 1e6);
  return markup`<section class="fleet-wall"><h2>${wall.heading}</h2>
<p>${wall.intro} (${texts.clock.business}, ${texts.part}). <span class="moment">${wall.worstAt(at)}</span></p>
<div class="player" hidden><button type="button" data-pause="${wall.pause}">${wall.play}</button>
<input type="range" min="0" max="${points.frames - 1}" value="${points.worst}" aria-label="${wall.slider}">
<output>${at}</output></div>
<ul class="legend">${WALL_LETTERS.map((letter) => legendOf(letter, points, texts))}</ul>
${drawing('wide', points, { width: 1120, left: 120, cell: cellOf(points, 9, 14, 22) }, texts)}
${drawing('narrow', points, { width: 350, left: 62, cell: cellOf(points, 8, 12, 16) }, texts)}
<p class="note cell" hidden></p>
${storesTable(stores, measures, texts)}
<script type="application/json" class="wall-points">${embedded(points)}</script></section>
`;
}

const cellOf = ({ stores }: WallPoints, small: number, usual: number, large: number): number => {
  if (stores.length > MANY) return small;
  return stores.length > FEW ? usual : large;
};

const worstLetters = (points: WallPoints): ReturnType<typeof letterAt>[] =>
  points.stores.map(([, runs]) => letterAt(runs, points.worst));

function legendOf(letter: keyof typeof WALL_STATES, points: WallPoints, texts: Texts): Markup {
  const state = WALL_STATES[letter];
  const count = worstLetters(points).filter((one) => one === letter).length;
  return markup`<li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="s-${state}" d="${wallMark(letter, 0, 0, 14)}"/></svg>${texts.page.wall.state[state]} <b data-state="${letter}">${whole(count)}</b></li>`;
}

function drawing(style: string, points: WallPoints, form: WallForm, texts: Texts): Markup {
  const { cells, names, height } = wallCells(points.regions, form);
  const paths = wallPaths(worstLetters(points), cells, form.cell);
  const room = Math.floor(form.left / 6.4);
  return markup`<svg class="${style} wall" viewBox="0 0 ${form.width} ${height}" role="img" aria-label="${texts.page.wall.heading}" data-left="${form.left}" data-cell="${form.cell}">
<g class="axis">${points.regions.map(
    ([name], i) =>
      markup`<text x="0" y="${(names[i] ?? 0) + form.cell / 2 + 3.5}">${name.slice(0, room)}</text>`,
  )}</g>${WALL_LETTERS.map(
    (letter) =>
      markup`<path class="s-${WALL_STATES[letter]}" data-state="${letter}" d="${paths[letter]}"/>`,
  )}</svg>
`;
}

function storesTable(stores: readonly StoreTrouble[], measures: Measures, texts: Texts): Markup {
  const { wall } = texts.page;
  const rows = stores.slice(0, ROWS).map((one) => {
    const { store, issues, salesLost, lostMinor, troubled_us, worst } = one;
    return [
      markup`<span><code>${store.id}</code> ${store.name}</span>`,
      store.region,
      whole(issues),
      formatDuration(troubled_us),
      wall.state[WALL_STATES[worst]],
      whole(salesLost),
      formatMoney(lostMinor, measures.plan.currency),
    ];
  });
  return table(
    wall.table(texts.part),
    [
      { head: wall.store },
      { head: wall.region },
      { head: wall.issues, figure: true },
      { head: wall.inTrouble, figure: true },
      { head: wall.longest },
      { head: wall.salesLost, figure: true },
      { head: wall.value, figure: true },
    ],
    rows,
  );
}
