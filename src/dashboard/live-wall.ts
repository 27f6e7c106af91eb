import { whole } from '../gates/gate-figure.ts';
import type { Measures } from '../measure/measures.ts';
import { formatTimeOfDay } from '../model/units.ts';
import {
  letterAt,
  WALL_LETTERS,
  WALL_STATES,
  type WallForm,
  type WallLetter,
  type WallPoints,
  wallCells,
  wallMark,
  wallPaths,
} from '../report/html/fleet-wall-layout.ts';
import { fleetWallStates } from '../report/html/fleet-wall-states.ts';
import { type Markup, markup } from '../report/markup.ts';
import type { Texts } from '../report/texts.ts';

/** The fleet wall as it stands now. */
export function liveWall(measures: Measures, texts: Texts): Markup {
  const { wall } = texts.page;
  const { points } = fleetWallStates(measures);
  const now_us = Math.min(measures.until_us, measures.plan.live.to_us);
  const passed = (now_us / 1e6 - points.from_s) / points.step_s;
  const frame = Math.min(points.frames - 1, Math.max(0, Math.ceil(passed) - 1));
  const letters = points.stores.map(([, runs]) => letterAt(runs, frame));
  const at = formatTimeOfDay(Math.max(now_us, measures.plan.live.from_us));
  return markup`<section class="fleet-wall"><h2>${wall.heading}</h2>
<p>Every store as it stands at <b>${at}</b> (${texts.clock.business}, ${texts.part}).</p>
<ul class="legend">${WALL_LETTERS.map((letter) => legendOf(letter, letters, texts))}</ul>
${drawing('wide', letters, points, { width: 1120, left: 120, cell: cellOf(points, 1) }, texts)}
${drawing('narrow', letters, points, { width: 350, left: 62, cell: cellOf(points, 0.75) }, texts)}
</section>
`;
}

/** Pixels: small fleets get larger cells. */
const cellOf = ({ stores }: WallPoints, scale: number): number =>
  Math.round((stores.length > 1500 ? 9 : stores.length > 200 ? 14 : 22) * scale);

function legendOf(letter: WallLetter, letters: readonly WallLetter[], texts: Texts): Markup {
  const state = WALL_STATES[letter];
  const count = letters.filter((one) => one === letter).length;
  return markup`<li><svg viewBox="0 0 14 14" aria-hidden="true"><path class="s-${state}" d="${wallMark(letter, 0, 0, 14)}"/></svg>${texts.page.wall.state[state]} <b>${whole(count)}</b></li>`;
}

function drawing(
  style: string,
  letters: readonly WallLetter[],
  points: WallPoints,
  form: WallForm,
  texts: Texts,
): Markup {
  const { cells, names, height } = wallCells(points.regions, form);
  const paths = wallPaths(letters, cells, form.cell);
  const room = Math.floor(form.left / 6.4);
  return markup`<svg class="${style} wall" viewBox="0 0 ${form.width} ${height}" role="img" aria-label="${texts.page.wall.heading}">
<g class="axis">${points.regions.map(
    ([name], i) =>
      markup`<text x="0" y="${(names[i] ?? 0) + form.cell / 2 + 3.5}">${name.slice(0, room)}</text>`,
  )}</g>${WALL_LETTERS.map(
    (letter) => markup`<path class="s-${WALL_STATES[letter]}" d="${paths[letter]}"/>`,
  )}</svg>
`;
}
