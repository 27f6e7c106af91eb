import { type Markup, markup, NOTHING } from '../markup.ts';
import { area } from './line.ts';

const WIDTH = 150;
const HEIGHT = 26;

/** A small line from zero without axes: its shape, not its figures. Null counts as no line. */
export function sparkline(
  title: string,
  values: readonly (number | null)[],
  style: string,
): Markup {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  if (values.length < 3 || most === 0) return NOTHING;
  const points = values.flatMap((value, i): [number, number][] =>
    value === null
      ? []
      : [
          [
            Math.round((i / (values.length - 1)) * WIDTH * 10) / 10,
            Math.round((HEIGHT - (value / most) * (HEIGHT - 2)) * 10) / 10,
          ],
        ],
  );
  return markup`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title}">${area(points, HEIGHT, style)}</svg>
`;
}
