import { gateFigure, percent } from '../gates/gate-figure.ts';
import type { GateResult } from '../gates/judge.ts';
import { gateOf } from './gate-of.ts';

/** How far within (+) or beyond (−) its limit a gate is, as a share of it; null if neither. */
export function margin(result: GateResult): number | null {
  const { measured, limit, comparison } = result;
  if (measured === null || limit === 0 || comparison === '=') return null;
  const room = comparison.startsWith('<') ? limit - measured : measured - limit;
  // A stop condition says what must not be.
  return (gateOf(result)?.stops ? -room : room) / limit;
}

/** `+32 %` within the limit, `−12 %` beyond it, `–` where there is nothing to compare. */
export function marginText(result: GateResult): string {
  const room = margin(result);
  if (room === null) return '–';
  return `${room < 0 ? '−' : '+'}${percent(Math.abs(room))}`;
}

/** What the baseline measured, and how far above (+) or below (−) it this run is. */
export function baselineText(result: GateResult, currency: string): string {
  const { baseline, measured, unit } = result;
  if (baseline === undefined) return '–';
  const was = gateFigure(baseline, unit, currency);
  if (measured === null || baseline === 0) return was;
  const change = measured / baseline - 1;
  return `${was}, ${change < 0 ? '−' : '+'}${percent(Math.abs(change))}`;
}
