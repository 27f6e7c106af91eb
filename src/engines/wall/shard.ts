import { AuditBook } from '../../books/audit-book.ts';
import { auditor } from '../../books/auditor.ts';
import { desk } from '../../desk/desk.ts';
import { ActiveFaults } from '../../faults/active-faults.ts';
import { PriceLists } from '../../fleet/local-price.ts';
import { PlannedArrivals } from '../../fleet/planned-arrivals.ts';
import { Settling } from '../../fleet/settle.ts';
import { store } from '../../fleet/store.ts';
import { PHASE } from '../../kernel/agenda.ts';
import { Kernel } from '../../kernel/kernel.ts';
import type { Ports, Recorder, Services } from '../../kernel/ports.ts';
import type { FaultOrder } from '../../model/fault-order.ts';
import { SERVICES, type Service } from '../../model/operations.ts';
import type { StorePlan } from '../../model/plan.ts';
import { NEVER } from '../../model/units.ts';
import { runKey } from '../../random/hash.ts';
import { type Gauges, RunRecorder } from '../record/run-recorder.ts';
import { Authorisation } from './authorisation.ts';
import { ControlClient } from './control-client.ts';
import { FaultHand } from './fault-hand.ts';
import { Marks } from './marks.ts';
import { Memory } from './memory.ts';
import { Pace } from './pace.ts';
import { RateCeiling } from './rate-ceiling.ts';
import type { ShardAssignment, ShardGear, ShardSnapshot } from './shard-assignment.ts';
import type { WallClock } from './wall-clock.ts';
import { WallLoop } from './wall-loop.ts';
import { newBudget, type Route, WallServices } from './wall-services.ts';

/** How often it is looked whether every store has settled. Business clock. */
const LOOK_US = 250_000;
/** How often it is looked whether the audit is through, and how long it may take. Wall clock. */
const LOOK_WALL_US = 20_000;
const AUDIT_WALL_US = 15e6;

/** The stores of one worker at work: a kernel on the wall clock, with real services. */
export class Shard {
  readonly #assignment: ShardAssignment;
  readonly #kernel: Kernel;
  readonly #clock: WallClock;
  readonly #loop: WallLoop;
  readonly #recorder: RunRecorder;
  readonly #services: WallServices;
  readonly #faults: ActiveFaults;
  readonly #hand: FaultHand;
  readonly #stores: readonly StorePlan[];
  readonly #arrivals: PlannedArrivals;
  readonly #settling: Settling;
  readonly #marks: Marks;

  constructor(assignment: ShardAssignment, gear: ShardGear) {
    const { plan, index, workers, version, runId } = assignment;
    const { clock, sink } = gear;
    const key = runKey(plan.seed, plan.replication);
    this.#assignment = assignment;
    this.#marks = new Marks(version, runId, index);
    this.#clock = clock;
    this.#hand = new FaultHand(plan.faults, plan.live.to_us);
    this.#faults = new ActiveFaults(this.#hand.faults, key);
    const mine = new Set(assignment.stores);
    this.#stores = plan.stores.filter(({ id }) => mine.has(id));
    this.#settling = new Settling(this.#stores.length, plan.live.to_us + plan.live.settle_us);
    this.#arrivals = new PlannedArrivals(plan.curves, this.#stores, plan.campaigns);
    const ports: { services?: Services; recorder?: Recorder } = {};
    this.#kernel = new Kernel({
      key,
      start_us: plan.live.from_us,
      compression: plan.live.compression,
      ports: ports as Ports,
    });
    const look = gear.audit ?? { oracleShare: 1 };
    const audit = new AuditBook({ plan, write: (fact) => sink.fact(fact), ...look });
    this.#recorder = new RunRecorder(sink, clock, this.#gauges(gear.cpu), audit);
    this.#loop = new WallLoop({
      kernel: this.#kernel,
      clock,
      timer: gear.timer,
      afterTurn: () => this.#recorder.afterTurn(),
      onLag: (lag_us) => this.#recorder.lag.record(lag_us),
    });
    this.#services = new WallServices({
      plan,
      key,
      clock,
      loop: this.#loop,
      recorder: this.#recorder,
      faults: this.#faults,
      marks: this.#marks,
      ceiling: new RateCeiling(plan.limits.requestsPerSecond / workers),
      routes: this.#routes(gear),
      control: new ControlClient({
        adminUrl: assignment.adminUrl,
        errand: gear.surroundings.errand,
        loop: this.#loop,
        clock,
        recorder: this.#recorder,
      }),
    });
    ports.services = this.#services;
    ports.recorder = this.#recorder;
  }

  get snapshot(): ShardSnapshot {
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
    this.#lookAgain(plan.live.to_us);
    try {
      await this.#loop.run();
    } finally {
      await this.#services.close();
      this.#recorder.close();
    }
  }

  /** From the window's end on: stops when every store has settled, or may take no longer. */
  #lookAgain(at_us: number): void {
    const settle = (): void => {
      if (this.#settling.isOver || at_us >= this.#settling.by_us) this.#ask(at_us);
      else this.#lookAgain(Math.min(at_us + LOOK_US, this.#settling.by_us));
    };
    this.#kernel.agenda.add(at_us, PHASE.observer, { settle }, undefined);
  }

  /** Lets the audit ask its questions, then stops. */
  #ask(from_us: number): void {
    const { audit } = this.#recorder;
    const { compression } = this.#assignment.plan.live;
    if (audit === undefined) {
      this.stop();
      return;
    }
    const asking = this.#kernel.spawn('audit', (me) =>
      auditor(me, audit, this.#assignment.hasDesk),
    );
    const look = (at_us: number): void => {
      const settle = (): void => {
        if (asking.ended !== undefined || at_us - from_us >= AUDIT_WALL_US * compression)
          this.stop();
        else look(at_us + LOOK_WALL_US * compression);
      };
      this.#kernel.agenda.add(at_us, PHASE.observer, { settle }, undefined);
    };
    look(from_us + LOOK_WALL_US * compression);
  }

  /** Starts or heals a fault of the plan by hand. */
  obey(order: FaultOrder): void {
    this.#loop.deliver(() => this.#hand.obey(order, this.#kernel.now));
  }

  /** Ends the window now: behaviours stop, answers are awaited for as long as the drain lasts. */
  stop(): void {
    if (this.#services.closing) return;
    this.#loop.deliver(() => {
      this.#kernel.cancel('the run ended');
      this.#services.beginClosing();
      for (const dose of this.#faults.doses()) {
        this.#kernel.note({ fact: 'fault.dose', ...dose });
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
    const { plan, hasDesk, runId, begun } = this.#assignment;
    const until_us = plan.live.to_us;
    if (hasDesk) {
      this.#hand.conduct(this.#kernel);
      this.#kernel.spawn('desk', (me) => desk(me, plan, this.#faults, NEVER));
    }
    const prices = new PriceLists(plan);
    const common = {
      plan,
      faults: this.#faults,
      runId,
      until_us,
      prices,
      rateOf: (curve: string) => this.#arrivals.curve(curve),
      settling: this.#settling,
      begun,
    };
    for (const place of this.#stores) {
      const setting = { ...common, store: place };
      this.#kernel.spawn(`store/${place.id}`, (me) => store(me, setting));
    }
  }

  #gauges(cpu: () => number): Gauges {
    const kernel = this.#kernel;
    const end_us = this.#assignment.plan.live.to_us;
    return {
      planned: (from_us, to_us) =>
        this.#arrivals.between(Math.min(from_us, end_us), Math.min(to_us, end_us)),
      cpu,
      get waits() {
        return kernel.waits;
      },
      get waitsInDebt() {
        return kernel.waitsInDebt;
      },
    };
  }

  #routes({ bindings, way }: ShardGear): Readonly<Record<Service, Route>> {
    const { plan, runId } = this.#assignment;
    const route = (service: Service): Route => {
      const { settings = {}, pace = bindings[service].name !== 'reference' } =
        plan.targets[service] ?? {};
      const { origin, credentials, surroundings } = way(service, this.#loop, this.#clock);
      return {
        origin,
        binding: bindings[service],
        context: { runId, settings, memory: new Memory() },
        budget: newBudget(plan, service),
        authorisation: new Authorisation(credentials, surroundings, this.#marks.userAgent),
        // A client that does not heed advice is not made to.
        ...(pace && plan.policies[service].heedsRetryAfter && { pace: new Pace() }),
      };
    };
    const routes = SERVICES.map((service) => [service, route(service)]);
    return Object.fromEntries(routes) as Record<Service, Route>;
  }
}
