import type { Measures } from '../src/measure/measures.ts';

/** One count, as each engine has it. */
export interface Line {
  readonly what: string;
  readonly live: number;
  readonly virtual: number;
  /** Absent on a machine without k6. */
  readonly k6: number | undefined;
}

/** The same window in each engine. */
export interface Conforming {
  readonly live: Measures;
  readonly virtual: Measures;
  readonly k6: Measures | undefined;
}

/** 95 % of the differences of two independent counts of these sizes are smaller (Poisson). */
export const within = ({ live, virtual }: Line): number =>
  Math.ceil(1.96 * Math.sqrt(live + virtual));

/** Whether every engine's count is within the interval of the live one. */
export const agrees = (line: Line): boolean =>
  [line.virtual, line.k6 ?? line.live].every(
    (count) => Math.abs(line.live - count) <= within(line),
  );
