import { Markup, markup, NOTHING } from '../markup.ts';

/** A point in pixels; null breaks the line. */
export type Point = readonly [x: number, y: number] | null;

/** A polyline that breaks where nothing was measured. */
export function line(points: readonly Point[], style: string): Markup {
  const path = pathOf(points);
  return path === '' ? NOTHING : markup`<path class="${style}" d="${path}"/>`;
}

/** A stepped line: each value holds until the next point, as a survival curve's does. */
export function steps(points: readonly (readonly [x: number, y: number])[], style: string): Markup {
  const [first, ...rest] = points;
  if (first === undefined) return NOTHING;
  const path = rest.map(([x, y]) => `H${x}V${y}`).join('');
  return markup`<path class="${style}" d="M${first[0]} ${first[1]}${new Markup(path)}"/>`;
}

function pathOf(points: readonly Point[]): string {
  let pen = 'M';
  let path = '';
  for (const point of points) {
    if (point === null) {
      pen = 'M';
      continue;
    }
    path += `${pen}${point[0]} ${point[1]}`;
    pen = 'L';
  }
  return path;
}

/** A line and the area between it and a floor, for a measure that is a quantity of something lost. */
export function area(
  points: readonly (readonly [x: number, y: number])[],
  floor: number,
  style: string,
): Markup {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return NOTHING;
  return markup`<path class="${style} area"
d="${`${pathOf(points)}L${last[0]} ${floor}L${first[0]} ${floor}Z`}"/>${line(points, style)}`;
}
