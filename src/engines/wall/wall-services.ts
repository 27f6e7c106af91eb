import type { ActiveFaults } from '../../faults/active-faults.ts';
import { HAPPENED } from '../../fleet/happened.ts';
import { type Call, isControl, type Services } from '../../kernel/ports.ts';
import { type LoadOperation, SERVICES, type Service, serviceOf } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import type { Hash64 } from '../../random/hash.ts';
import type { Binding, BindingContext } from '../../services/binding.ts';
import { ClientMemory } from '../../services/client-memory.ts';
import { RetryBudget } from '../../services/retry.ts';
import type { RunRecorder } from '../record/run-recorder.ts';
import type { Authorisation } from './authorisation.ts';
import type { ControlClient } from './control-client.ts';
import { Exemplars } from './exemplars.ts';
import { LogicalCall } from './logical-call.ts';
import type { Marks } from './marks.ts';
import type { Origin } from './origin.ts';
import type { Pace } from './pace.ts';
import type { RateCeiling } from './rate-ceiling.ts';
import type { WallClock } from './wall-clock.ts';
import type { WallLoop } from './wall-loop.ts';

/** One service as a worker calls it. */
export interface Route {
  readonly origin: Origin;
  readonly binding: Binding;
  readonly context: BindingContext;
  readonly budget: RetryBudget;
  readonly authorisation: Authorisation;
  /** Absent where every till is a client of its own, as the service sees it. */
  readonly pace?: Pace;
}

/** What the services port of one worker needs. */
export interface WallServicesOptions {
  readonly plan: Plan;
  readonly key: Hash64;
  readonly clock: WallClock;
  readonly loop: WallLoop;
  readonly recorder: RunRecorder;
  readonly faults: ActiveFaults;
  readonly marks: Marks;
  readonly ceiling: RateCeiling;
  readonly routes: Readonly<Record<Service, Route>>;
  readonly control: ControlClient;
}

/** The services port of the live engine: real requests, with the policy of a till's client. */
export class WallServices implements Services {
  readonly options: WallServicesOptions;
  readonly exemplars: Exemplars = new Exemplars();
  readonly memory: ClientMemory;
  readonly #ordinals = new Map<string, number>();
  #closing = false;

  constructor(options: WallServicesOptions) {
    this.options = options;
    this.memory = new ClientMemory(options.plan.policies);
  }

  /** Attempts on the wire. */
  get inFlight(): number {
    return SERVICES.reduce((sum, each) => sum + this.options.routes[each].origin.inFlight, 0);
  }

  /** True once the run has ended: answers are still taken, nothing new is sent. */
  get closing(): boolean {
    return this.#closing;
  }

  call(call: Call): void {
    if (isControl(call)) {
      this.options.control.call(call);
      return;
    }
    const { recorder, clock } = this.options;
    const shortcut = this.memory.consult(call, clock.wall());
    if (shortcut !== undefined) {
      recorder.tally(HAPPENED[shortcut.point]);
      call.answer(shortcut.outcome);
      return;
    }
    new LogicalCall(this, recorder.watched(call)).start();
  }

  route(operation: LoadOperation): Route {
    return this.options.routes[serviceOf(operation)];
  }

  /** How many attempts a device made before this one. */
  nextOrdinal(device: string): number {
    const ordinal = this.#ordinals.get(device) ?? 0;
    this.#ordinals.set(device, ordinal + 1);
    return ordinal;
  }

  /** No more retries from now on. */
  beginClosing(): void {
    this.#closing = true;
  }

  /** Cuts off what is still in flight, and heals what was injected. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.options.control.close();
    await Promise.all(Object.values(this.options.routes).map((route) => route.origin.close()));
  }
}

/** A budget for each service, as its policy says. */
export const newBudget = (plan: Plan, service: Service): RetryBudget =>
  new RetryBudget(plan.policies[service].retryBudget);
