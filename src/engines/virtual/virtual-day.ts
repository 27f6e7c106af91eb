import { AuditBook } from '../../books/audit-book.ts';
import { auditor } from '../../books/auditor.ts';
import { desk } from '../../desk/desk.ts';
import { ActiveFaults } from '../../faults/active-faults.ts';
import { conductFault } from '../../faults/conductor.ts';
import { PriceLists } from '../../fleet/local-price.ts';
import { PlannedArrivals } from '../../fleet/planned-arrivals.ts';
import { Settling } from '../../fleet/settle.ts';
import { store } from '../../fleet/store.ts';
import { PHASE } from '../../kernel/agenda.ts';
import { Kernel } from '../../kernel/kernel.ts';
import type { Observer } from '../../kernel/observer.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { Plan } from '../../model/plan.ts';
import { NEVER } from '../../model/units.ts';
import { runKey } from '../../random/hash.ts';
import { healedBy } from '../healed-by.ts';
import { type RunClock, RunRecorder, type RunSink } from '../record/run-recorder.ts';
import { checkLittle, LittleBooks } from './little.ts';
import { VirtualServices } from './virtual-services.ts';

/** Seconds in one record of a virtual day's series: a minute. */
const SPAN_S = 60;
/** Share of baskets whose price is reckoned again: the service here runs the same rules. */
const REPRICED = 1 / 8;
/** Requests that are written out to be looked through: one in so many, as nothing is sent here. */
const LOOKED_THROUGH = 64;
/** How long the audit may ask. */
const AUDIT_US = 600e6;

/**
 * A plan's window in virtual time: the same behaviours as live, on a clock that jumps from event
 * to event, against the services' own domains. Equal plans give equal days, to the last fact.
 */
export class VirtualDay {
  readonly kernel: Kernel;
  readonly recorder: RunRecorder;
  readonly #plan: Plan;
  readonly #faults: ActiveFaults;
  readonly #services: VirtualServices;
  readonly #arrivals: PlannedArrivals;
  readonly #books: LittleBooks;
  readonly #settling: Settling;
  readonly #span_s: number;
  #isClosed = false;

  /**
   * @param plan its `live` window is what is simulated, with every store, uncompressed
   * @param observer is told everything that happens, e.g. a `Fingerprint`
   * @param span_s seconds in one record of the series
   */
  constructor(
    plan: Plan,
    runId: string,
    sink: RunSink,
    observer?: Observer,
    span_s: number = SPAN_S,
  ) {
    this.#span_s = span_s;
    const { from_us } = plan.live;
    const key = runKey(plan.seed, plan.replication);
    this.#plan = plan;
    this.#faults = new ActiveFaults(healedBy(plan.faults, plan.live.to_us), key);
    this.#settling = new Settling(plan.stores.length, plan.live.to_us + plan.live.settle_us);
    this.#arrivals = new PlannedArrivals(plan.curves, plan.stores, plan.campaigns);
    const ports: { -readonly [P in keyof Ports]?: Ports[P] } = {};
    const kernel = new Kernel({
      key,
      start_us: from_us,
      ports: ports as Ports,
      ...(observer && { observer }),
    });
    const clock: RunClock = {
      wall: () => kernel.now - from_us,
      business: () => kernel.now,
      businessAt: (wall_us) => from_us + wall_us,
    };
    const gauges = {
      // Nobody comes any more while stores settle.
      planned: (from: number, to: number): number =>
        this.#arrivals.between(Math.min(from, plan.live.to_us), Math.min(to, plan.live.to_us)),
      cpu: () => 0,
      get waits() {
        return kernel.waits;
      },
      get waitsInDebt() {
        return kernel.waitsInDebt;
      },
    };
    this.kernel = kernel;
    const audit = new AuditBook({
      plan,
      write: (fact) => sink.fact(fact),
      oracleShare: REPRICED,
      lookEvery: LOOKED_THROUGH,
    });
    this.recorder = new RunRecorder(sink, clock, gauges, audit, span_s);
    this.#services = new VirtualServices({
      plan,
      kernel,
      recorder: this.recorder,
      faults: this.#faults,
    });
    this.#books = new LittleBooks(this.recorder, () => kernel.now);
    ports.recorder = this.#books;
    ports.services = this.#services;
    this.#populate(runId);
  }

  /** Whether the window's end has been reached. */
  get isOver(): boolean {
    return this.kernel.now >= this.#plan.live.to_us;
  }

  /** Simulates on to a business instant, a minute of the series at a time. */
  advance(until_us: number): void {
    const end_us = Math.min(until_us, this.#plan.live.to_us);
    while (this.kernel.now < end_us) {
      this.kernel.advance(Math.min(end_us, this.kernel.now + this.#span_s * 1e6));
      this.recorder.afterTurn();
    }
  }

  /** After the window: stores settle, then the audit asks its questions. */
  #settle(): void {
    this.#goOn(() => this.#settling.isOver, this.#settling.by_us);
    const { audit } = this.recorder;
    if (audit !== undefined) {
      const asking = this.kernel.spawn('audit', (me) => auditor(me, audit, true));
      this.#goOn(() => asking.ended !== undefined, this.kernel.now + AUDIT_US);
    }
    this.recorder.afterTurn();
  }

  /** Simulates on, a business second at a time. */
  #goOn(isOver: () => boolean, by_us: number): void {
    while (!isOver() && this.kernel.now < by_us) {
      this.kernel.advance(Math.min(by_us, this.kernel.now + 1e6));
      this.recorder.afterTurn();
    }
  }

  /**
   * Ends the day where it stands; once it is over, lets stores settle first. Closes the records,
   * and proves the books by Little's law.
   * @throws Error when they are wrong, which is a mistake of ours
   */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.isOver) this.#settle();
    this.kernel.cancel('the day ended');
    for (const dose of [...this.#faults.doses(), ...this.#services.doses()]) {
      this.kernel.note({ fact: 'fault.dose', ...dose });
    }
    this.#services.cutOff();
    this.recorder.close();
    checkLittle(this.#books, this.kernel.now);
  }

  #populate(runId: string): void {
    const plan = this.#plan;
    const until_us = plan.live.to_us;
    for (const fault of plan.faults) {
      const path = `fault/${fault.id}`;
      this.kernel.spawn(path, (me) => conductFault(me, fault, until_us), PHASE.control);
    }
    this.kernel.spawn('desk', (me) => desk(me, plan, this.#faults, NEVER));
    const prices = new PriceLists(plan);
    const common = {
      plan,
      faults: this.#faults,
      runId,
      until_us,
      prices,
      rateOf: (curve: string) => this.#arrivals.curve(curve),
      settling: this.#settling,
    };
    for (const place of plan.stores) {
      const setting = { ...common, store: place };
      this.kernel.spawn(`store/${place.id}`, (me) => store(me, setting));
    }
  }
}
