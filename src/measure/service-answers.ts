import { Histogram } from '../model/histogram.ts';
import { OPERATIONS, type Service, serviceOf } from '../model/operations.ts';
import type { LiveWindow } from '../model/plan.ts';
import type { FaultOutcome } from './measure-resiliency.ts';
import type { FaultMeasure } from './measures.ts';
import type { MergedSecond } from './series-ledger.ts';

/** How a service answered over a stretch of time; latency from intended start, wall µs. */
export interface AnswerFigures {
  readonly ended: number;
  /** Errors among the attempts that came to an end; null when there were none. */
  readonly errorShare: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
}

/** A service before, during and after a fault, and what that says of it. */
export interface ServiceAnswers {
  readonly outcome: Exclude<FaultOutcome, 'notExercised'>;
  readonly before: AnswerFigures;
  readonly during: AnswerFigures;
  readonly after: AnswerFigures;
  /** From the heal until it answered as before; business µs. */
  readonly recovery_us: number | null;
}

/** Worse is: slower than before by half at p95, or a hundredth more of its answers errors. */
const SLOWER = 1.5;
/** Less than a millisecond more is no difference. */
const LEAST_US = 1000;
const MORE_ERRORS = 0.01;
/** Answers that a comparison needs on either side. */
const ENOUGH = 20;

/**
 * A service's operations before, during and after a fault. It has recovered when, after the heal,
 * the next twenty attempts are no worse than before.
 */
export function compareAnswers(
  seconds: readonly MergedSecond[],
  service: Service,
  { from_us, to_us }: Pick<FaultMeasure, 'from_us' | 'to_us'>,
  { compression }: LiveWindow,
): ServiceAnswers {
  const start = ({ at_us, span_s }: MergedSecond): number => at_us - span_s * compression * 1e6;
  const gathered = { before: new Gathered(), during: new Gathered(), after: new Gathered() };
  const afterwards: MergedSecond[] = [];
  for (const second of seconds) {
    if (second.at_us <= from_us) gathered.before.add(second, service);
    else if (start(second) >= to_us) {
      gathered.after.add(second, service);
      afterwards.push(second);
    } else gathered.during.add(second, service);
  }
  const before = gathered.before.figures();
  const during = gathered.during.figures();
  const told = { before, during, after: gathered.after.figures() };
  if (before.ended < ENOUGH || during.ended < ENOUGH)
    return { ...told, outcome: 'unknown', recovery_us: null };
  if (!isWorse(during, before)) return { ...told, outcome: 'unharmed', recovery_us: null };
  const back_us = backAt(afterwards, service, before, start);
  if (back_us === null) {
    const outcome = told.after.ended < ENOUGH ? 'unknown' : 'notRecovered';
    return { ...told, outcome, recovery_us: null };
  }
  return { ...told, outcome: 'recovered', recovery_us: Math.max(0, back_us - to_us) };
}

/** Where the first stretch of enough attempts begins that is no worse than before. */
function backAt(
  seconds: readonly MergedSecond[],
  service: Service,
  before: AnswerFigures,
  start: (second: MergedSecond) => number,
): number | null {
  let stretch = new Gathered();
  let from_us: number | null = null;
  for (const second of seconds) {
    from_us ??= start(second);
    stretch.add(second, service);
    const figures = stretch.figures();
    if (figures.ended < ENOUGH) continue;
    if (!isWorse(figures, before)) return from_us;
    stretch = new Gathered();
    from_us = null;
  }
  return null;
}

const isWorse = (now: AnswerFigures, before: AnswerFigures): boolean =>
  (now.p95 ?? 0) > Math.max((before.p95 ?? 0) * SLOWER, (before.p95 ?? 0) + LEAST_US) ||
  (now.errorShare ?? 0) > (before.errorShare ?? 0) + MORE_ERRORS;

/** Seconds of one service added up. */
class Gathered {
  readonly #latency = new Histogram();
  #ended = 0;
  #errors = 0;

  add({ ended, intended }: MergedSecond, service: Service): void {
    for (const [op, { count, errors }] of ended) {
      const operation = OPERATIONS[op];
      if (operation === undefined || serviceOf(operation) !== service) continue;
      this.#ended += count;
      this.#errors += errors;
      this.#latency.add(intended.get(op) ?? []);
    }
  }

  figures(): AnswerFigures {
    const at = (p: number): number | null =>
      this.#latency.count === 0 ? null : this.#latency.quantile(p);
    return {
      ended: this.#ended,
      errorShare: this.#ended === 0 ? null : this.#errors / this.#ended,
      p50: at(0.5),
      p95: at(0.95),
    };
  }
}
