import { FaultBoard } from '../../../mocks/wire/faults/fault-board.ts';
import type { ActiveFaults, Encounter } from '../../faults/active-faults.ts';
import { HAPPENED } from '../../fleet/happened.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Call, isControl, type Services } from '../../kernel/ports.ts';
import type { FaultDose, LoadOperation } from '../../model/operations.ts';
import { SERVICES, type Service, serviceOf } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import { storeOf } from '../../model/store-of.ts';
import { ClientMemory } from '../../services/client-memory.ts';
import { RetryBudget } from '../../services/retry.ts';
import type { RunRecorder } from '../record/run-recorder.ts';
import { ServiceDomain } from './domain.ts';
import { LatencyBook } from './latency-book.ts';
import { VirtualCall } from './virtual-call.ts';

/** What the services port needs of its day. */
export interface VirtualServicesOptions {
  readonly plan: Plan;
  readonly kernel: Kernel;
  readonly recorder: RunRecorder;
  readonly faults: ActiveFaults;
}

/** The services port of the virtual engine: the services' domains, a latency model, the faults. */
export class VirtualServices implements Services {
  readonly options: VirtualServicesOptions;
  readonly domain: ServiceDomain;
  readonly latencies: LatencyBook;
  readonly board: FaultBoard;
  readonly memory: ClientMemory;
  readonly #budgets: ReadonlyMap<Service, RetryBudget>;
  readonly #underWay = new Map<LoadOperation, number>();
  readonly #ordinals = new Map<string, number>();

  constructor(options: VirtualServicesOptions) {
    const { plan, kernel } = options;
    this.options = options;
    this.domain = new ServiceDomain(plan, () => kernel.now);
    this.latencies = new LatencyBook(plan, kernel.key);
    this.board = new FaultBoard(kernel.key);
    this.memory = new ClientMemory(plan.policies);
    this.#budgets = new Map(
      SERVICES.map((service) => [service, new RetryBudget(plan.policies[service].retryBudget)]),
    );
  }

  call(call: Call): void {
    if (isControl(call)) {
      this.#control(call);
      return;
    }
    const { kernel, recorder } = this.options;
    const shortcut = this.memory.consult(call, kernel.now);
    if (shortcut === undefined) {
      new VirtualCall(this, recorder.watched(call)).start();
      return;
    }
    kernel.tally(HAPPENED[shortcut.point]);
    call.answer(shortcut.outcome);
  }

  budget(operation: LoadOperation): RetryBudget {
    const budget = this.#budgets.get(serviceOf(operation));
    if (budget === undefined) throw new Error(`${operation} belongs to no service`);
    return budget;
  }

  /** The next attempt of a device, as faults meet it. */
  encounter({ device, request, operation }: Call): Encounter {
    const ordinal = this.#ordinals.get(device) ?? 0;
    this.#ordinals.set(device, ordinal + 1);
    const basket = 'basketId' in request ? request.basketId : undefined;
    return { store: storeOf(device) ?? '', device, ordinal, operation, basket };
  }

  /** An attempt of the operation was made (+1) or has ended (-1). */
  underWay(operation: LoadOperation, change: 1 | -1): void {
    this.#underWay.set(operation, (this.#underWay.get(operation) ?? 0) + change);
  }

  /** Books what the end of the day cut off. */
  cutOff(): void {
    for (const [operation, count] of this.#underWay) {
      const tally = this.options.recorder.operation(operation);
      for (let i = 0; i < count; i++) tally.ended({ end: 'cut', service_us: 0 });
    }
    this.#underWay.clear();
  }

  /** Doses of service faults that were never healed. */
  doses(): readonly (FaultDose & { readonly fault: string })[] {
    return this.board
      .doses()
      .map(({ plan, requested, injected }) => ({ fault: plan.id, requested, injected }));
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
