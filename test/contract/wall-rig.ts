import { RunRecorder, type RunSink } from '../../src/engines/record/run-recorder.ts';
import { Authorisation } from '../../src/engines/wall/authorisation.ts';
import { ControlClient } from '../../src/engines/wall/control-client.ts';
import type { LoopTimer } from '../../src/engines/wall/loop-timer.ts';
import { Marks } from '../../src/engines/wall/marks.ts';
import type { Origin } from '../../src/engines/wall/origin.ts';
import { RateCeiling } from '../../src/engines/wall/rate-ceiling.ts';
import type { Surroundings } from '../../src/engines/wall/surroundings.ts';
import type { WallClock } from '../../src/engines/wall/wall-clock.ts';
import { WallLoop } from '../../src/engines/wall/wall-loop.ts';
import { type Route, WallServices } from '../../src/engines/wall/wall-services.ts';
import type { ActiveFaults } from '../../src/faults/active-faults.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Ports, Services } from '../../src/kernel/ports.ts';
import type { Service } from '../../src/model/operations.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Micros } from '../../src/model/units.ts';
import { type Hash64, runKey } from '../../src/random/hash.ts';
import type { Binding } from '../../src/services/binding.ts';
import { RetryBudget } from '../../src/services/retry.ts';

/** What makes one engine on the wall clock another than the rest. */
export interface WallParts {
  clock(from_us: number, compression: number): WallClock;
  timer(): LoopTimer;
  readonly surroundings: Surroundings;
  origin(url: string, loop: WallLoop, clock: WallClock): Origin;
}

/** What a client under test talks to, and how. */
export interface ClientOptions {
  readonly plan: Plan;
  readonly binding: Binding;
  readonly url: (service: Service) => string;
  readonly faults: ActiveFaults;
  readonly retryBudget: number;
}

/** When a rig's run begins, how fast, and where its records go. */
export interface RigOptions {
  readonly from_us?: Micros;
  readonly compression?: number;
  readonly sink?: RunSink;
}

const nowhere: RunSink = {
  fact: () => undefined,
  second: () => undefined,
  flush: () => undefined,
  close: () => undefined,
};
const gauges = { planned: () => 0, waits: 0, waitsInDebt: 0, cpu: () => 0 };

/** Kernel, loop and recorder of an engine on the wall clock, with clients made to measure. */
export class WallRig {
  readonly key: Hash64 = runKey(1, 0);
  readonly kernel: Kernel;
  readonly #parts: WallParts;
  readonly #clock: WallClock;
  readonly #recorder: RunRecorder;
  readonly #loop: WallLoop;
  readonly #ports: { -readonly [P in keyof Ports]?: Ports[P] } = {};
  readonly #clients: WallServices[] = [];
  #isOver: () => boolean = () => true;

  constructor(parts: WallParts, options: RigOptions = {}) {
    const { from_us = 0 as Micros, compression = 1, sink = nowhere } = options;
    this.#parts = parts;
    this.#clock = parts.clock(from_us, compression);
    const ports = this.#ports as Ports;
    this.kernel = new Kernel({ key: this.key, start_us: from_us, compression, ports });
    this.#recorder = new RunRecorder(sink, this.#clock, gauges);
    this.#ports.recorder = this.#recorder;
    this.#loop = new WallLoop({
      kernel: this.kernel,
      clock: this.#clock,
      timer: parts.timer(),
      afterTurn: () => this.#afterTurn(),
      onLag: () => undefined,
    });
  }

  client({ plan, binding, url, faults, retryBudget }: ClientOptions): WallServices {
    const loop = this.#loop;
    const clock = this.#clock;
    const recorder = this.#recorder;
    const { surroundings, origin } = this.#parts;
    const route = (service: Service): Route => ({
      origin: origin(url(service), loop, clock),
      binding,
      context: { runId: 'contract', settings: {}, memory: new Map() },
      budget: new RetryBudget(retryBudget),
      authorisation: new Authorisation(undefined, surroundings, 'contract'),
    });
    const { errand } = surroundings;
    const client = new WallServices({
      plan,
      key: this.key,
      clock,
      loop,
      recorder,
      faults,
      marks: new Marks('0', 'contract', 0),
      // What is held back is not on the wire.
      ceiling: new RateCeiling(Infinity),
      routes: {
        promotions: route('promotions'),
        payments: route('payments'),
        support: route('support'),
        sales: route('sales'),
      },
      control: new ControlClient({ adminUrl: undefined, errand, loop, clock, recorder }),
    });
    this.#clients.push(client);
    return client;
  }

  /**
   * Runs until nothing is due or on the wire, and `isOver` says so.
   * @param begin spawns what is to run: tasks start at once
   */
  async run(
    services: Services,
    begin: () => void,
    isOver: () => boolean = () => true,
  ): Promise<void> {
    this.#ports.services = services;
    this.#isOver = isOver;
    try {
      begin();
      await this.#loop.run();
    } finally {
      this.kernel.cancel('end');
      await Promise.all(this.#clients.map((client) => client.close()));
      this.#recorder.close();
    }
  }

  #afterTurn(): void {
    this.#recorder.afterTurn();
    if (this.kernel.nextTime < Infinity || !this.#isOver()) return;
    if (this.#clients.every(({ inFlight }) => inFlight === 0)) this.#loop.stop();
  }
}
