import type { AuditBook } from '../../books/audit-book.ts';
import type { Call, Recorder } from '../../kernel/ports.ts';
import type { Fact, RecordedFact, Tally } from '../../model/facts.ts';
import { Histogram } from '../../model/histogram.ts';
import { type LoadOperation, OPERATIONS } from '../../model/operations.ts';
import type { SecondRecord } from '../../model/series.ts';
import { OperationTally } from './operation-tally.ts';

/** Running totals of one worker, for the progress window. */
export interface Totals {
  issued: number;
  answered: number;
  failed: number;
  salesDone: number;
  salesLost: number;
  lostMinor: number;
  queueing: number;
  issuesBegan: number;
  issuesReported: number;
  issuesVerified: number;
  waits: number;
  waitsInDebt: number;
}

/** What the recorder asks the run about when a second ends. */
export interface Gauges {
  /** Shoppers the plan meant to arrive between two business instants. */
  planned(from_us: number, to_us: number): number;
  readonly waits: number;
  readonly waitsInDebt: number;
  /** Share of a core used since it was last asked; 0 where nothing must keep up with a clock. */
  cpu(): number;
}

/** Wall microseconds since the run's start, and the business instants they stand for. */
export interface RunClock {
  wall(): number;
  business(): number;
  businessAt(wall_us: number): number;
}

/** Where a recorder's records go: files of the run folder, or memory. */
export interface RunSink {
  fact(fact: RecordedFact): void;
  second(record: SecondRecord): void;
  /** Everything so far is safe when it returns. */
  flush(): void;
  close(): void;
}

/** A worker's recorder: facts one by one as they happen, the rest as one record a second. */
export class RunRecorder implements Recorder {
  readonly totals: Totals = {
    issued: 0,
    answered: 0,
    failed: 0,
    salesDone: 0,
    salesLost: 0,
    lostMinor: 0,
    queueing: 0,
    issuesBegan: 0,
    issuesReported: 0,
    issuesVerified: 0,
    waits: 0,
    waitsInDebt: 0,
  };
  readonly lag: Histogram = new Histogram();
  /** Absent where nothing is audited: bare engine tests. */
  readonly audit: AuditBook | undefined;
  readonly #sink: RunSink;
  readonly #clock: RunClock;
  readonly #span_s: number;
  readonly #gauges: Gauges;
  readonly #operations = new Map<LoadOperation, OperationTally>(
    OPERATIONS.map((operation, op) => [operation, new OperationTally(op)]),
  );
  #arrived = 0;
  #done = 0;
  #doneMinor = 0;
  #lost = 0;
  #lostMinor = 0;
  #second = 0;
  #secondFrom_us: number;

  /**
   * @param audit folds the steps of baskets, which it writes to the same sink when they are kept
   * @param span_s seconds of the run in one record of the series
   */
  constructor(sink: RunSink, clock: RunClock, gauges: Gauges, audit?: AuditBook, span_s = 1) {
    this.#sink = sink;
    this.audit = audit;
    this.#span_s = span_s;
    this.#clock = clock;
    this.#gauges = gauges;
    this.#secondFrom_us = clock.businessAt(0);
  }

  operation(operation: LoadOperation): OperationTally {
    const tally = this.#operations.get(operation);
    if (tally === undefined) throw new Error(`${operation} is not an operation under rehearsal`);
    return tally;
  }

  note(fact: Fact, at_us: number): void {
    const wall_us = Math.round(this.#clock.wall());
    if ('basket' in fact) {
      this.audit?.step(fact, at_us, wall_us);
      return;
    }
    this.audit?.fact(fact);
    const recorded: RecordedFact = { ...fact, at_us, wall_us };
    this.#sink.fact(recorded);
    switch (fact.fact) {
      case 'sale.lost':
        this.#lost++;
        this.#lostMinor += fact.valueMinor;
        this.totals.salesLost++;
        this.totals.lostMinor += fact.valueMinor;
        break;
      case 'issue.began':
        this.totals.issuesBegan++;
        break;
      case 'issue.reported':
        this.totals.issuesReported++;
        break;
      case 'issue.verified':
        this.totals.issuesVerified++;
        break;
    }
  }

  tally(tally: Tally): void {
    this.audit?.tally(tally);
    switch (tally.tally) {
      case 'shopper.arrived':
        this.#arrived++;
        break;
      case 'queue.joined':
        this.totals.queueing++;
        break;
      case 'queue.left':
        this.totals.queueing--;
        break;
      case 'sale.done':
        this.#done++;
        this.#doneMinor += tally.valueMinor;
        this.totals.salesDone++;
        break;
    }
  }

  /** Lets the audit look a request through, when it is one of those it looks at. */
  sent(
    operation: LoadOperation,
    device: string,
    http: () => { readonly path: string; readonly body?: string | undefined },
  ): void {
    const { audit } = this;
    if (audit === undefined || !audit.looksThrough(operation)) return;
    const { path, body } = http();
    const wall_us = Math.round(this.#clock.wall());
    audit.sent(operation, device, path, body, this.#clock.business(), wall_us);
  }

  /** Lets the audit see what a call is answered. */
  watched(call: Call): Call {
    const { audit } = this;
    if (audit === undefined || call.operation !== 'promotions.evaluate') return call;
    const evaluate = call as Call<'promotions.evaluate'>;
    if (!audit.reprices(evaluate.request)) return call;
    const { operation, request, device, intended_us, withinWall_us } = evaluate;
    const answer: typeof evaluate.answer = (outcome) => {
      if (outcome.kind === 'ok') {
        const wall_us = Math.round(this.#clock.wall());
        const at_us = this.#clock.business();
        audit.priced(request, outcome.body, intended_us, at_us, wall_us);
      }
      evaluate.answer(outcome);
    };
    return { operation, request, device, intended_us, withinWall_us, answer } as Call;
  }

  /** At the end of each turn of the loop: facts to disk, and the series when a second is over. */
  afterTurn(): void {
    this.#sink.flush();
    const second = Math.floor(this.#clock.wall() / 1e6 / this.#span_s) * this.#span_s;
    if (second > this.#second) this.#closeSecond(second);
  }

  /** Writes the last, unfinished second and closes the files. */
  close(): void {
    this.audit?.close(this.#clock.business(), Math.round(this.#clock.wall()));
    this.#closeSecond(this.#second + this.#span_s);
    this.#sink.close();
  }

  #closeSecond(next: number): void {
    const to_us = this.#clock.business();
    const { waits, waitsInDebt } = this.#gauges;
    const record: SecondRecord = {
      second: this.#second,
      ...(this.#span_s !== 1 && { span_s: this.#span_s }),
      at_us: to_us,
      operations: [...this.#operations.values()].flatMap((tally) => tally.take() ?? []),
      sales: {
        planned: this.#gauges.planned(this.#secondFrom_us, to_us),
        arrived: this.#arrived,
        done: this.#done,
        doneMinor: this.#doneMinor,
        lost: this.#lost,
        lostMinor: this.#lostMinor,
        queueing: this.totals.queueing,
      },
      generator: {
        lag: this.lag.toSparse(),
        waits: waits - this.totals.waits,
        waitsInDebt: waitsInDebt - this.totals.waitsInDebt,
        cpu: this.#gauges.cpu(),
      },
    };
    this.#sink.second(record);
    this.#sink.flush();
    this.totals.waits = waits;
    this.totals.waitsInDebt = waitsInDebt;
    this.#arrived = this.#done = this.#doneMinor = this.#lost = this.#lostMinor = 0;
    this.lag.reset();
    this.#second = next;
    this.#secondFrom_us = to_us;
  }
}
