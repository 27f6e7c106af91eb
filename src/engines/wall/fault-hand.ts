import { appliedBy } from '../../faults/applied-by.ts';
import { conductFault } from '../../faults/conductor.ts';
import { PHASE } from '../../kernel/agenda.ts';
import { ask, type Behaviour } from '../../kernel/effects.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Me, Task } from '../../kernel/task.ts';
import type { FaultOrder } from '../../model/fault-order.ts';
import type { FaultPlan } from '../../model/fault-plan.ts';
import type { Micros } from '../../model/units.ts';

/** A fault whose window can be moved. */
type Movable = { -readonly [Name in keyof FaultPlan]: FaultPlan[Name] };

/**
 * The faults of a plan as one worker meets them, to be started and healed by hand. Whether a fault
 * is on is asked of its window, so that an order moves the window and nobody else need hear of it;
 * the worker that conducts tells the services and the facts.
 */
export class FaultHand {
  /** None outlasts the run; one planned for later never begins by itself. */
  readonly faults: readonly FaultPlan[];
  readonly #byId: ReadonlyMap<string, { readonly plan: FaultPlan; readonly window: Movable }>;
  readonly #until_us: Micros;
  readonly #conductors = new Map<string, Task>();
  #kernel: Kernel | undefined;

  /** @param until_us the end of the window: then everything is healed */
  constructor(plan: readonly FaultPlan[], until_us: Micros) {
    this.#until_us = until_us;
    this.#byId = new Map(
      plan.map((fault) => {
        const from_us = earlier(fault.from_us, until_us);
        const window = { ...fault, from_us, to_us: earlier(fault.to_us, until_us) };
        return [fault.id, { plan: fault, window }] as const;
      }),
    );
    this.faults = [...this.#byId.values()].map(({ window }) => window);
  }

  /** Sees every fault through, from one of the workers. */
  conduct(kernel: Kernel): void {
    this.#kernel = kernel;
    for (const { plan } of this.#byId.values()) {
      this.#begin(plan.id, '', (me) => conductFault(me, plan, this.#until_us));
    }
  }

  /** Does as it is told; what is so already, or comes after the window, changes nothing. */
  obey({ fault: id, order }: FaultOrder, now_us: Micros): void {
    const known = this.#byId.get(id);
    if (known === undefined || now_us >= this.#until_us) return;
    const { plan, window } = known;
    const isOn = now_us >= window.from_us && now_us < window.to_us;
    if (isOn === (order === 'start')) return;
    if (order === 'heal') {
      window.to_us = now_us;
      this.#begin(id, '/heal', (me) => heal(me, plan));
      return;
    }
    window.from_us = now_us;
    window.to_us = earlier((now_us + plan.to_us - plan.from_us) as Micros, this.#until_us);
    const moved = { ...window };
    this.#begin(id, '/start', (me) => conductFault(me, moved, this.#until_us));
  }

  /** A fault has one conductor: whoever had it until now is sent away. */
  #begin(id: string, why: string, behaviour: (me: Me) => Behaviour): void {
    if (this.#kernel === undefined) return;
    this.#conductors.get(id)?.cancel('switched by hand');
    const task = this.#kernel.spawn(`fault/${id}${why}`, behaviour, PHASE.control);
    this.#conductors.set(id, task as Task);
  }
}

const earlier = (a: Micros, b: Micros): Micros => (a < b ? a : b);

/** Which faults of a plan can be switched by hand: those of a service need the embedded mocks. */
export const orderableFaults = (
  faults: readonly FaultPlan[],
  adminUrl: string | undefined,
): readonly string[] =>
  faults
    .filter((fault) => adminUrl !== undefined || appliedBy(fault) !== 'service')
    .map(({ id }) => id);

function* heal(me: Me, fault: FaultPlan): Behaviour {
  const { id, kind } = fault;
  if (appliedBy(fault) === 'service') yield* ask('control.heal', { fault: id });
  me.note({ fact: 'fault.healed', fault: id, kind });
}
