import { COVERAGE_POINTS, type CoveragePoint } from '../model/coverage.ts';

/** How often each thing that can happen did, in the order of the list; never is 0. */
export interface CoverageMeasure {
  readonly point: CoveragePoint;
  readonly count: number;
}

/** What a run met and what it never did. */
export const measureCoverage = (covered: ReadonlyMap<string, number>): readonly CoverageMeasure[] =>
  COVERAGE_POINTS.map((point) => ({ point, count: covered.get(point) ?? 0 }));
