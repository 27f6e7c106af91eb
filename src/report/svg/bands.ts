import { type Markup, markup } from '../markup.ts';
import type { Frame } from './axis.ts';
import type { Scale } from './scale.ts';

/** A span of time with a name: a fault, or hours in which every store is closed. */
export interface Band {
  readonly tone?: 'closed';
  readonly label: string;
  readonly from_us: number;
  readonly to_us: number;
}

/** A band in the lane where neither it nor its label covers another. */
interface LaidBand extends Band {
  readonly lane: number;
  readonly x: number;
  readonly width: number;
  readonly labelX: number;
}

/** Height of a lane of band labels, pixels. */
export const LANE = 17;
/** Average advance of an 11 px sans-serif letter, rounded up. */
const LETTER = 6.1;

/** Packs bands into lanes, first come first placed. Bands outside the scale are left out. */
export function layBands(bands: readonly Band[], scale: Scale, frame: Frame): readonly LaidBand[] {
  const ends: number[] = [];
  return [...bands]
    .filter((band) => band.to_us > scale.low && band.from_us < scale.high)
    .sort((a, b) => a.from_us - b.from_us)
    .map((band) => {
      const x = scale.at(Math.max(band.from_us, scale.low));
      const width = Math.max(2, scale.at(Math.min(band.to_us, scale.high)) - x);
      const text = band.label.length * LETTER + 8;
      const labelX = Math.max(frame.left, Math.min(x, frame.right - text));
      const free = ends.findIndex((end) => end <= labelX);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = Math.max(x + width, labelX + text) + 4;
      return { ...band, lane, x, width: Math.round(width * 10) / 10, labelX };
    });
}

/** How many lanes the bands take. */
export const lanesOf = (bands: readonly LaidBand[]): number =>
  bands.reduce((most, band) => Math.max(most, band.lane + 1), 0);

/** The named bars above a plot. */
export function bandLabels(bands: readonly LaidBand[], top: number): Markup {
  return markup`<g class="bands">${bands.map((band) => {
    const y = top + band.lane * LANE;
    return markup`<rect class="bar ${band.tone ?? ''}" x="${band.x}" y="${y}" width="${band.width}"
height="${LANE - 3}" rx="2"/><text x="${band.labelX + 4}" y="${y + 10.5}">${band.label}</text>`;
  })}</g>`;
}

/** The shading behind a plot, the same spans as the bars above. */
export function bandShades(bands: readonly LaidBand[], frame: Frame): Markup {
  return markup`<g class="bands">${bands.map(
    (band) =>
      markup`<rect class="shade ${band.tone ?? ''}" x="${band.x}" y="${frame.top}" width="${band.width}"
height="${frame.bottom - frame.top}"/>`,
  )}</g>`;
}
