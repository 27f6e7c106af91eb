import { COVERAGE_POINTS, type CoveragePoint } from '../model/coverage.ts';
import type { Tally } from '../model/facts.ts';

/** The tally of each thing that can happen, made once: a peak day has millions of them. */
export const HAPPENED: Readonly<Record<CoveragePoint, Tally>> = Object.fromEntries(
  COVERAGE_POINTS.map((point) => [point, { tally: 'happened', point }]),
) as Record<CoveragePoint, Tally>;
