import { Histogram, type SparseHistogram } from '../model/histogram.ts';
import { OPERATIONS } from '../model/operations.ts';
import type { OperationSecond, SecondRecord } from '../model/series.ts';
import { mergeSparse } from './merge-sparse.ts';

/** Everything counted of one operation over the run. */
export interface OperationTotals {
  issued: number;
  answered: number;
  refused: number;
  reset: number;
  timeout: number;
  cut: number;
  malformed: number;
  retries: number;
  readonly statuses: Record<string, number>;
  readonly service: Histogram;
  readonly intended: Histogram;
}

/** One wall second, all workers added up. */
export interface MergedSecond {
  readonly second: number;
  /** Seconds it covers: 1, or more in a virtual day. */
  readonly span_s: number;
  /** The business instant at the end of the second; the furthest of the workers. */
  at_us: number;
  planned: number;
  arrived: number;
  done: number;
  doneMinor: number;
  lost: number;
  lostMinor: number;
  queueing: number;
  issued: number;
  errors: number;
  /** From intended start, by index into OPERATIONS. */
  readonly intended: Map<number, SparseHistogram>;
  /** From send to last byte, likewise. */
  readonly service: Map<number, SparseHistogram>;
  /** Attempts that came to an end, and those of them that ended badly, likewise. */
  readonly ended: Map<number, EndedAttempts>;
  /** Attempts sent, and those of them that were retries, likewise. */
  readonly sent: Map<number, SentAttempts>;
  /** Wall µs that the generator's timed events ran late, its waits, and those in latency debt. */
  lag: SparseHistogram;
  waits: number;
  waitsInDebt: number;
}

/** Attempts of one operation that came to an end; `errors` as in `MergedSecond`. */
export interface EndedAttempts {
  readonly count: number;
  readonly errors: number;
}

/** Attempts of one operation put on the wire. */
export interface SentAttempts {
  readonly count: number;
  readonly retries: number;
}

/** One worker's own load: `pinned` are seconds with its core above 95 %. */
export interface WorkerLoad {
  readonly worker: string;
  seconds: number;
  pinned: number;
}

/** Attempts of a second that ended badly: no answer, an answer outside 2xx, or unreadable. */
const errorsOf = (one: OperationSecond): number =>
  one.failed.refused + one.failed.reset + one.failed.timeout + one.malformed + nonSuccess(one);

const nonSuccess = (one: OperationSecond): number =>
  Object.values(one.statuses).reduce((sum, count) => sum + count, 0);

/** Adds up the per-second series of all workers as they are read. */
export class SeriesLedger {
  readonly totals: readonly OperationTotals[] = OPERATIONS.map(emptyTotals);
  readonly lag: Histogram = new Histogram();
  readonly workers: WorkerLoad[] = [];
  waits = 0;
  waitsInDebt = 0;
  readonly #seconds = new Map<number, MergedSecond>();

  /** The merged seconds, rising. */
  seconds(): readonly MergedSecond[] {
    return [...this.#seconds.values()].sort((a, b) => a.second - b.second);
  }

  worker(name: string): WorkerLoad {
    const load: WorkerLoad = { worker: name, seconds: 0, pinned: 0 };
    this.workers.push(load);
    return load;
  }

  add(record: SecondRecord, worker: WorkerLoad): void {
    const merged = this.#seconds.get(record.second) ?? emptySecond(record);
    this.#seconds.set(record.second, merged);
    mergeSecond(merged, record);
    for (const one of record.operations) this.#addOperation(one);
    const { generator } = record;
    this.lag.add(generator.lag);
    this.waits += generator.waits;
    this.waitsInDebt += generator.waitsInDebt;
    worker.seconds++;
    if (generator.cpu > 0.95) worker.pinned++;
  }

  #addOperation(one: OperationSecond): void {
    const total = this.totals[one.op];
    if (total === undefined) return;
    total.issued += one.issued;
    total.answered += one.answered;
    total.refused += one.failed.refused;
    total.reset += one.failed.reset;
    total.timeout += one.failed.timeout;
    total.cut += one.cut;
    total.malformed += one.malformed;
    total.retries += one.retries;
    for (const [status, count] of Object.entries(one.statuses)) {
      total.statuses[status] = (total.statuses[status] ?? 0) + count;
    }
    total.service.add(one.service);
    total.intended.add(one.intended);
  }
}

/** The second of a record with nothing added up yet. */
export function emptySecond({ second, span_s = 1 }: SecondRecord): MergedSecond {
  return {
    second,
    span_s,
    at_us: 0,
    planned: 0,
    arrived: 0,
    done: 0,
    doneMinor: 0,
    lost: 0,
    lostMinor: 0,
    queueing: 0,
    issued: 0,
    errors: 0,
    intended: new Map(),
    service: new Map(),
    ended: new Map(),
    sent: new Map(),
    lag: [],
    waits: 0,
    waitsInDebt: 0,
  };
}

/** Adds one worker's record of a second to the others'. */
export function mergeSecond(merged: MergedSecond, record: SecondRecord): void {
  merged.at_us = Math.max(merged.at_us, record.at_us);
  for (const one of record.operations) mergeOperation(one, merged);
  const { sales, generator } = record;
  merged.planned += sales.planned;
  merged.arrived += sales.arrived;
  merged.done += sales.done;
  merged.doneMinor += sales.doneMinor;
  merged.lost += sales.lost;
  merged.lostMinor += sales.lostMinor;
  merged.queueing += sales.queueing;
  merged.lag = mergeSparse(merged.lag, generator.lag);
  merged.waits += generator.waits;
  merged.waitsInDebt += generator.waitsInDebt;
}

function mergeOperation(one: OperationSecond, merged: MergedSecond): void {
  const { op, issued, answered, failed, retries } = one;
  const errors = errorsOf(one);
  merged.issued += issued;
  merged.errors += errors;
  merged.intended.set(op, mergeSparse(merged.intended.get(op) ?? [], one.intended));
  merged.service.set(op, mergeSparse(merged.service.get(op) ?? [], one.service));
  const { refused, reset, timeout } = failed;
  const ended = merged.ended.get(op);
  merged.ended.set(op, {
    count: (ended?.count ?? 0) + answered + refused + reset + timeout,
    errors: (ended?.errors ?? 0) + errors,
  });
  const sent = merged.sent.get(op);
  merged.sent.set(op, {
    count: (sent?.count ?? 0) + issued,
    retries: (sent?.retries ?? 0) + retries,
  });
}

function emptyTotals(): OperationTotals {
  return {
    issued: 0,
    answered: 0,
    refused: 0,
    reset: 0,
    timeout: 0,
    cut: 0,
    malformed: 0,
    retries: 0,
    statuses: {},
    service: new Histogram(),
    intended: new Histogram(),
  };
}
