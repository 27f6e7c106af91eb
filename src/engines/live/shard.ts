import { desk } from '../../desk/desk.ts';
import { ActiveFaults } from '../../faults/active-faults.ts';
import { conductFault } from '../../faults/conductor.ts';
import { PlannedArrivals } from '../../fleet/planned-arrivals.ts';
import { store } from '../../fleet/store.ts';
import { PHASE } from '../../kernel/agenda.ts';
import { Kernel } from '../../kernel/kernel.ts';
import type { Ports, Recorder, Services } from '../../kernel/ports.ts';
import type { Service } from '../../model/operations.ts';
import type { StorePlan } from '../../model/plan.ts';
import { runKey } from '../../random/hash.ts';
import { BINDINGS } from '../../services/bindings.ts';
import { FileSink } from '../record/file-sink.ts';
import { RunRecorder } from '../record/run-recorder.ts';
import { ControlClient } from './control-client.ts';
import { LiveServices, newBudget, type Route } from './live-services.ts';
import { LiveLoop } from './loop.ts';
import { loopUse } from './loop-use.ts';
import { Marks } from './marks.ts';
import { Origin } from './origin.ts';
import { RateCeiling } from './rate-ceiling.ts';
import { WallClock } from './wall-clock.ts';
import type { WorkerAssignment, WorkerSnapshot } from './worker-messages.ts';

/** The stores of one worker at work: a kernel on the wall clock, with real services. */
export class Shard {
  readonly #assignment: WorkerAssignment;
  readonly #kernel: Kernel;
  readonly #clock: WallClock;
  readonly #loop: LiveLoop;
  readonly #recorder: RunRecorder;
  readonly #services: LiveServices;
  readonly #faults: ActiveFaults;
  readonly #stores: readonly StorePlan[];
  readonly #arrivals: PlannedArrivals;

  /** @param origin_ms wall instant of the window's start, epoch milliseconds */
  constructor(assignment: WorkerAssignment, origin_ms: number) {
    const { plan, folder, index, workers, version, runId } = assignment;
    const key = runKey(plan.seed, plan.replication);
    this.#assignment = assignment;
    this.#clock = new WallClock(origin_ms, plan.live.from_us, plan.live.compression);
    this.#faults = new ActiveFaults(plan.faults, key);
    const mine = new Set(assignment.stores);
    this.#stores = plan.stores.filter(({ id }) => mine.has(id));
    this.#arrivals = new PlannedArrivals(plan.curves, this.#stores);
    const ports: { services?: Services; recorder?: Recorder } = {};
    this.#kernel = new Kernel({
      key,
      start_us: plan.live.from_us,
      compression: plan.live.compression,
      ports: ports as Ports,
    });
    const kernel = this.#kernel;
    this.#recorder = new RunRecorder(new FileSink(folder, `worker-${index}`), this.#clock, {
      planned: (from_us, to_us) => {
        const end_us = plan.live.to_us;
        return this.#arrivals.between(Math.min(from_us, end_us), Math.min(to_us, end_us));
      },
      cpu: loopUse(),
      get waits() {
        return kernel.waits;
      },
      get waitsInDebt() {
        return kernel.waitsInDebt;
      },
    });
    this.#loop = new LiveLoop({
      kernel,
      clock: this.#clock,
      afterTurn: () => this.#recorder.afterTurn(),
      onLag: (lag_us) => this.#recorder.lag.record(lag_us),
    });
    this.#services = new LiveServices({
      plan,
      key,
      clock: this.#clock,
      loop: this.#loop,
      recorder: this.#recorder,
      faults: this.#faults,
      marks: new Marks(version, runId, index),
      ceiling: new RateCeiling(plan.limits.requestsPerSecond / workers),
      routes: this.#routes(),
      control: new ControlClient({
        adminUrl: assignment.adminUrl,
        loop: this.#loop,
        clock: this.#clock,
        recorder: this.#recorder,
      }),
    });
    ports.services = this.#services;
    ports.recorder = this.#recorder;
  }

  get snapshot(): WorkerSnapshot {
    return {
      totals: this.#recorder.totals,
      inFlight: this.#services.inFlight,
      lag_us: this.#recorder.lag.count > 0 ? this.#recorder.lag.quantile(0.99) : 0,
    };
  }

  /** Runs the window and the drain; resolves when everything is on disk. */
  async run(): Promise<void> {
    this.#populate();
    const { plan } = this.#assignment;
    const end_us = plan.live.to_us;
    this.#kernel.agenda.add(end_us, PHASE.observer, { settle: () => this.stop() }, undefined);
    try {
      await this.#loop.run();
    } finally {
      await this.#services.close();
      this.#recorder.close();
    }
  }

  /** Ends the window now: behaviours stop, answers are awaited for as long as the drain lasts. */
  stop(): void {
    if (this.#services.closing) return;
    this.#loop.deliver(() => {
      this.#kernel.cancel('the run ended');
      this.#services.beginClosing();
      for (const { fault, requested, injected } of this.#faults.doses()) {
        this.#kernel.note({ fact: 'fault.dose', fault, requested, injected });
      }
    });
    this.#drain(this.#clock.wall() + this.#assignment.plan.live.drainWall_us);
  }

  #drain(deadline_us: number): void {
    const now_us = this.#clock.wall();
    if (this.#services.inFlight === 0 || now_us >= deadline_us) this.#finish();
    else this.#loop.wheel.set(now_us + 20_000, () => this.#drain(deadline_us));
  }

  /** Cuts off what is in flight while facts are still being taken, then lets the loop end. */
  #finish(): void {
    this.#services.close().then(() => this.#loop.stop());
  }

  #populate(): void {
    const { plan, hasDesk, runId } = this.#assignment;
    const until_us = plan.live.to_us;
    if (hasDesk) {
      for (const fault of plan.faults) {
        this.#kernel.spawn(
          `fault/${fault.id}`,
          (me) => conductFault(me, fault, until_us),
          PHASE.control,
        );
      }
      this.#kernel.spawn('desk', (me) => desk(me, plan, this.#faults, until_us));
    }
    for (const place of this.#stores) {
      const rate = this.#arrivals.curve(place.curve);
      const setting = { plan, store: place, faults: this.#faults, runId, rate, until_us };
      this.#kernel.spawn(`store/${place.id}`, (me) => store(me, setting));
    }
  }

  #routes(): Readonly<Record<Service, Route>> {
    const { plan, targets } = this.#assignment;
    const route = (service: Service): Route => ({
      origin: new Origin(targets[service], this.#loop, this.#clock),
      binding: BINDINGS[plan.targets[service]?.binding ?? 'reference'],
      budget: newBudget(plan, service),
    });
    return {
      promotions: route('promotions'),
      payments: route('payments'),
      support: route('support'),
    };
  }
}
