import type uPlot from 'uplot';
import type { ChartPoints, LinkedCharts } from '../chart-points.ts';
import { ink } from './ink.ts';

/** Faults and closed hours as shades behind a plot, named in the load's; a gate's limit as a dashed line. */
export function drawBackdrop(
  plot: uPlot,
  chart: ChartPoints,
  linked: LinkedCharts,
  named: { readonly lanes: number; readonly lane: number },
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `${11 * ratio}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  for (const [label, from_s, to_s, lane, tone] of linked.bands) {
    const left = Math.max(bbox.left, plot.valToPos(from_s, 'x', true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(to_s, 'x', true));
    if (right <= left) continue;
    // As the style sheet has it: closed hours in the rules' grey, faults in amber.
    ctx.globalAlpha = tone === 'closed' ? 0.45 : 1;
    ctx.fillStyle = ink(tone === 'closed' ? '--rule' : '--shade');
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.globalAlpha = 1;
    if (named.lanes === 0) continue;
    const base = bbox.top - (named.lanes - lane) * named.lane * ratio;
    ctx.fillStyle = ink(tone === 'closed' ? '--rule' : '--bar');
    ctx.fillRect(left, base, right - left, (named.lane - 2) * ratio);
    ctx.fillStyle = ink('--text');
    const room = bbox.left + bbox.width - ctx.measureText(label).width - 4 * ratio;
    ctx.fillText(label, Math.min(left + 4 * ratio, room), base + 9 * ratio);
  }
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.setLineDash([7 * ratio, 3 * ratio]);
  ctx.strokeStyle = ink('--text');
  ctx.fillStyle = ink('--text');
  ctx.lineWidth = 1.3 * ratio;
  ctx.textAlign = 'right';
  for (const { value, label } of chart.limits) {
    const y = plot.valToPos(value, 'y', true);
    const isAbove = y < bbox.top;
    if (!isAbove) {
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
    const text = isAbove ? `${label} ↑` : label;
    const isHigh = y - 5 * ratio < bbox.top + 12 * ratio;
    const high = isAbove ? bbox.top + 12 * ratio : y + (isHigh ? 13 : -5) * ratio;
    ctx.fillText(text, bbox.left + bbox.width - 4 * ratio, high);
  }
  ctx.restore();
}
