import { FaultBoard } from '../../../mocks/wire/faults/fault-board.ts';
import type { ActiveFaults, Encounter } from '../../faults/active-faults.ts';
import { HAPPENED } from '../../fleet/happened.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Call, isControl, type Services } from '../../kernel/ports.ts';
import type { FaultDose, Operation, Service } from '../../model/operations.ts';
import { OPERATIONS, SERVICES, serviceOf } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import { storeOf } from '../../model/store-of.ts';
import { type Hash64, hash64 } from '../../random/hash.ts';
import { ClientMemory } from '../../services/client-memory.ts';
import { RetryBudget } from '../../services/retry.ts';
import type { RunRecorder } from '../record/run-recorder.ts';
import { ServiceDomain } from './domain.ts';
import type { Lane } from './lane.ts';
import { LatencyBook } from './latency-book.ts';
import { VirtualCall } from './virtual-call.ts';

/** What the services port needs of its day. */
export interface VirtualServicesOptions {
  readonly plan: Plan;
  readonly kernel: Kernel;
  readonly recorder: RunRecorder;
  readonly faults: ActiveFaults;
}

/** What is the same for all calls of a device, and how many attempts it made. */
interface Device {
  readonly store: string;
  readonly hash: Hash64;
  attempts: number;
}

/** An attempt, with the hash of its device's path. */
export interface Attempt extends Encounter {
  readonly deviceHash: Hash64;
}

/** The services port of the virtual engine: the services' domains, a latency model, the faults. */
export class VirtualServices implements Services {
  readonly options: VirtualServicesOptions;
  readonly domain: ServiceDomain;
  readonly latencies: LatencyBook;
  readonly board: FaultBoard;
  readonly memory: ClientMemory;
  readonly #lanes: ReadonlyMap<Operation, Lane>;
  readonly #devices = new Map<string, Device>();

  constructor(options: VirtualServicesOptions) {
    const { plan, kernel } = options;
    this.options = options;
    this.domain = new ServiceDomain(plan, () => kernel.now);
    this.latencies = new LatencyBook(plan, kernel.key);
    this.board = new FaultBoard(kernel.key);
    this.memory = new ClientMemory(plan.policies);
    this.#lanes = lanesOf(options);
  }

  call(call: Call): void {
    if (isControl(call)) {
      this.#control(call);
      return;
    }
    const { kernel, recorder } = this.options;
    const shortcut = this.memory.consult(call, kernel.now);
    if (shortcut === undefined) {
      new VirtualCall(this, this.#lane(call.operation), recorder.watched(call)).start();
      return;
    }
    kernel.tally(HAPPENED[shortcut.point]);
    call.answer(shortcut.outcome);
  }

  /** The next attempt of a device, as faults and latencies meet it. */
  attempt({ device, request, operation }: Call): Attempt {
    let known = this.#devices.get(device);
    if (known === undefined) {
      known = { store: storeOf(device) ?? '', hash: hash64(device), attempts: 0 };
      this.#devices.set(device, known);
    }
    const { store, hash: deviceHash } = known;
    const basket = 'basketId' in request ? request.basketId : undefined;
    return { store, device, deviceHash, ordinal: known.attempts++, operation, basket };
  }

  /** Books what the end of the day cut off. */
  cutOff(): void {
    for (const lane of this.#lanes.values()) {
      for (; lane.underWay > 0; lane.underWay--) lane.tally.ended({ end: 'cut', service_us: 0 });
    }
  }

  /** Doses of service faults that were never healed. */
  doses(): readonly (FaultDose & { readonly fault: string })[] {
    return this.board
      .doses()
      .map(({ plan, requested, injected }) => ({ fault: plan.id, requested, injected }));
  }

  #lane(operation: Operation): Lane {
    const lane = this.#lanes.get(operation);
    if (lane === undefined) throw new Error(`${operation} is not an operation under rehearsal`);
    return lane;
  }

  #control(call: Call<'control.inject' | 'control.heal'>): void {
    const { kernel } = this.options;
    let dose: FaultDose = { requested: 0, injected: 0 };
    if ('id' in call.request) this.board.put(call.request);
    else {
      const { fault } = call.request;
      const removed = this.board.remove(fault);
      if (removed) {
        dose = { requested: removed.requested, injected: removed.injected };
        kernel.note({ fact: 'fault.dose', fault, ...dose });
      }
    }
    call.answer({ kind: 'ok', status: 200, body: dose, latencyWall_us: 0, attempts: 1 });
  }
}

function lanesOf({ plan, recorder }: VirtualServicesOptions): ReadonlyMap<Operation, Lane> {
  const budgets = Object.fromEntries(
    SERVICES.map((service) => [service, new RetryBudget(plan.policies[service].retryBudget)]),
  ) as Record<Service, RetryBudget>;
  return new Map(
    OPERATIONS.map((operation) => {
      const service = serviceOf(operation);
      const lane: Lane = {
        operation,
        policy: plan.policies[service],
        budget: budgets[service],
        tally: recorder.operation(operation),
        underWay: 0,
      };
      return [operation, lane];
    }),
  );
}
