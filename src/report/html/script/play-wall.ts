import { formatTimeOfDay } from '../../../model/units.ts';
import {
  letterAt,
  WALL_LETTERS,
  type WallLetter,
  type WallPoints,
  wallCells,
  wallPaths,
} from '../fleet-wall-layout.ts';

/** About how long playing the whole wall takes. */
const PLAY_MS = 20_000;
const TICK_MS = 100;

/** Makes the wall of a script's section movable by its slider, and playable. */
export function playWall(script: Element): void {
  const section = script.closest('section');
  const player = section?.querySelector<HTMLElement>('.player');
  const button = player?.querySelector('button');
  const slider = player?.querySelector('input');
  const output = player?.querySelector('output');
  if (!section || !player || !button || !slider || !output) return;
  const points = JSON.parse(script.textContent ?? '') as WallPoints;
  const walls = [...section.querySelectorAll<SVGElement>('svg.wall')].map((svg) => ({
    svg,
    cell: Number(svg.dataset['cell']),
    ...wallCells(points.regions, {
      width: Number(svg.getAttribute('viewBox')?.split(' ')[2]),
      left: Number(svg.dataset['left']),
      cell: Number(svg.dataset['cell']),
    }),
  }));

  const show = (): void => {
    const frame = Number(slider.value);
    const letters = points.stores.map(([, runs]) => letterAt(runs, frame));
    const time = formatTimeOfDay((points.from_s + frame * points.step_s) * 1e6);
    output.textContent = time;
    slider.setAttribute('aria-valuetext', time);
    for (const letter of WALL_LETTERS) {
      const count = section.querySelector(`.legend [data-state="${letter}"]`);
      if (count) count.textContent = String(letters.filter((one) => one === letter).length);
    }
    for (const { svg, cell, cells } of walls) drawInto(svg, letters, cells, cell);
  };

  let timer: ReturnType<typeof setInterval> | undefined;
  const play = button.textContent ?? '';
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    button.textContent = play;
  };
  const step = Math.max(1, Math.round((points.frames * TICK_MS) / PLAY_MS));
  button.addEventListener('click', () => {
    if (timer !== undefined) return stop();
    if (Number(slider.value) >= points.frames - 1) slider.value = '0';
    button.textContent = button.dataset['pause'] ?? play;
    timer = setInterval(() => {
      slider.value = String(Number(slider.value) + step);
      show();
      if (Number(slider.value) >= points.frames - 1) stop();
    }, TICK_MS);
  });
  slider.addEventListener('input', () => {
    stop();
    show();
  });
  player.hidden = false;
  for (const { svg, cell, cells } of walls) {
    nameCells(section, svg, cell, cells, points, () => Number(slider.value));
  }
}

function drawInto(
  svg: SVGElement,
  letters: readonly WallLetter[],
  cells: readonly (readonly [number, number])[],
  cell: number,
): void {
  const paths = wallPaths(letters, cells, cell);
  for (const letter of WALL_LETTERS) {
    svg.querySelector(`path[data-state="${letter}"]`)?.setAttribute('d', paths[letter]);
  }
}

/** Says which store is under the pointer, and its state in the legend's words. */
function nameCells(
  section: Element,
  svg: SVGElement,
  cell: number,
  cells: readonly (readonly [number, number])[],
  points: WallPoints,
  frame: () => number,
): void {
  const note = section.querySelector<HTMLElement>('.note.cell');
  if (!note) return;
  svg.addEventListener('pointermove', (event) => {
    const box = svg.getBoundingClientRect();
    const width = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
    const scale = width / box.width;
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    const at = cells.findIndex(([cx, cy]) => x >= cx && x < cx + cell && y >= cy && y < cy + cell);
    const store = points.stores[at];
    note.hidden = false;
    if (store === undefined) {
      note.textContent = '\u00a0';
      return;
    }
    const letter = letterAt(store[1], frame());
    const word = section.querySelector(`.legend [data-state="${letter}"]`)?.previousSibling;
    note.textContent = `${store[0]}: ${word?.textContent?.trim() ?? ''}`;
  });
}
