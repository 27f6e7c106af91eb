import type { Measures } from '../measure/measures.ts';
import { coursesOf } from './courses.ts';
import { headlineOperation } from './headline.ts';
import type { FirstScreen } from './summary-shape.ts';

/** Figures of the report's first screen that are not elsewhere in the summary. */
export function firstScreenOf(measures: Measures): FirstScreen {
  const { sales, issues, audit, operations } = measures;
  const ended = sales.done + sales.lost;
  const { n, censored } = issues.stages.resolve.all;
  const at = operations.findIndex(
    ({ operation }) => operation === headlineOperation(measures)?.operation,
  );
  return {
    lostShare: ended === 0 ? null : sales.lost / ended,
    resolved: n - censored,
    findings: Object.values(audit.counts).reduce((sum, count) => sum + count, 0),
    operation: at === -1 ? null : at,
    courses: coursesOf(measures),
  };
}
