import { desk } from '../../desk/desk.ts';
import { ActiveFaults } from '../../faults/active-faults.ts';
import { conductFault } from '../../faults/conductor.ts';
import { PlannedArrivals } from '../../fleet/planned-arrivals.ts';
import { store } from '../../fleet/store.ts';
import { PHASE } from '../../kernel/agenda.ts';
import { Kernel } from '../../kernel/kernel.ts';
import type { Observer } from '../../kernel/observer.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { Plan } from '../../model/plan.ts';
import { runKey } from '../../random/hash.ts';
import { type RunClock, RunRecorder, type RunSink } from '../record/run-recorder.ts';
import { checkLittle, LittleBooks } from './little.ts';
import { VirtualServices } from './virtual-services.ts';

/** Seconds in one record of a virtual day's series: a minute. */
const SPAN_S = 60;

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
  #isClosed = false;

  /**
   * @param plan its `live` window is what is simulated, with every store, uncompressed
   * @param observer is told everything that happens, e.g. a `Fingerprint`
   */
  constructor(plan: Plan, runId: string, sink: RunSink, observer?: Observer) {
    const { from_us } = plan.live;
    const key = runKey(plan.seed, plan.replication);
    this.#plan = plan;
    this.#faults = new ActiveFaults(plan.faults, key);
    this.#arrivals = new PlannedArrivals(plan.curves, plan.stores);
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
      planned: (from: number, to: number): number => this.#arrivals.between(from, to),
      cpu: () => 0,
      get waits() {
        return kernel.waits;
      },
      get waitsInDebt() {
        return kernel.waitsInDebt;
      },
    };
    this.kernel = kernel;
    this.recorder = new RunRecorder(sink, clock, gauges, SPAN_S);
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
      this.kernel.advance(Math.min(end_us, this.kernel.now + SPAN_S * 1e6));
      this.recorder.afterTurn();
    }
  }

  /**
   * Ends the day where it stands, closes the records, and proves the books by Little's law.
   * @throws Error when they are wrong, which is a mistake of ours
   */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.kernel.cancel('the day ended');
    for (const { fault, requested, injected } of [
      ...this.#faults.doses(),
      ...this.#services.doses(),
    ]) {
      this.kernel.note({ fact: 'fault.dose', fault, requested, injected });
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
    this.kernel.spawn('desk', (me) => desk(me, plan, this.#faults, until_us));
    for (const place of plan.stores) {
      const rate = this.#arrivals.curve(place.curve);
      const setting = { plan, store: place, faults: this.#faults, runId, rate, until_us };
      this.kernel.spawn(`store/${place.id}`, (me) => store(me, setting));
    }
  }
}
