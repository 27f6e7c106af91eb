import type uPlot from 'uplot';
import type { LinkedCharts } from '../chart-points.ts';

/** Arrows move the cursor of all charts, plus and minus zoom about it, zero shows all. */
export function listenToKeys(
  plot: uPlot,
  plots: readonly uPlot[],
  linked: LinkedCharts,
  zoom: (min: number, max: number) => void,
): void {
  const frame = plot.root.parentElement;
  const { from_s, to_s, at_s } = linked;
  const place = (idx: number): void => {
    const at = at_s[idx];
    if (at === undefined) return;
    for (const one of plots) one.setCursor({ left: one.valToPos(at, 'x'), top: 1 });
  };
  const about = (factor: number): void => {
    const { min, max } = plot.scales['x'] ?? {};
    if (min == null || max == null) return;
    const middle = at_s[plot.cursor.idx ?? -1] ?? (min + max) / 2;
    const low = Math.max(from_s, middle - (middle - min) * factor);
    const high = Math.min(to_s, middle + (max - middle) * factor);
    if (high - low >= 2) zoom(low, high);
  };
  frame?.addEventListener('keydown', (event) => {
    const idx = plot.cursor.idx ?? Math.floor(at_s.length / 2);
    switch (event.key) {
      case 'ArrowLeft':
        place(Math.max(0, idx - 1));
        break;
      case 'ArrowRight':
        place(Math.min(at_s.length - 1, idx + 1));
        break;
      case '+':
      case '=':
        about(0.5);
        break;
      case '-':
        about(2);
        break;
      case '0':
        zoom(from_s, to_s);
        break;
      default:
        return;
    }
    event.preventDefault();
  });
}
