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
    const merged = this.#second(record.second, record.span_s ?? 1);
    merged.at_us = Math.max(merged.at_us, record.at_us);
    for (const one of record.operations) this.#addOperation(one, merged);
    const { sales, generator } = record;
    merged.planned += sales.planned;
    merged.arrived += sales.arrived;
    merged.done += sales.done;
    merged.doneMinor += sales.doneMinor;
    merged.lost += sales.lost;
    merged.lostMinor += sales.lostMinor;
    merged.queueing += sales.queueing;
    this.lag.add(generator.lag);
    this.waits += generator.waits;
    this.waitsInDebt += generator.waitsInDebt;
    worker.seconds++;
    if (generator.cpu > 0.95) worker.pinned++;
  }

  #addOperation(one: OperationSecond, merged: MergedSecond): void {
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
    merged.issued += one.issued;
    merged.errors += errorsOf(one);
    merged.intended.set(one.op, mergeSparse(merged.intended.get(one.op) ?? [], one.intended));
    merged.service.set(one.op, mergeSparse(merged.service.get(one.op) ?? [], one.service));
  }

  #second(second: number, span_s: number): MergedSecond {
    const known = this.#seconds.get(second);
    if (known !== undefined) return known;
    const fresh: MergedSecond = {
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
    };
    this.#seconds.set(second, fresh);
    return fresh;
  }
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
