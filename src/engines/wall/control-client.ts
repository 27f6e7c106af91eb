import type { Call, Recorder } from '../../kernel/ports.ts';
import type { FaultPlan } from '../../model/fault-plan.ts';
import type { ControlOperation, FaultDose } from '../../model/operations.ts';
import type { Errand } from './surroundings.ts';
import type { WallClock } from './wall-clock.ts';
import type { WallLoop } from './wall-loop.ts';

/** An order gets this long. */
const LIMIT_MS = 10_000;

/** Where the embedded mocks take orders. */
export interface ControlOptions {
  /** Absent when the services are the user's own: nothing can be injected there. */
  readonly adminUrl: string | undefined;
  readonly errand: Errand;
  readonly loop: WallLoop;
  readonly clock: WallClock;
  readonly recorder: Recorder;
}

/**
 * Starts and heals service faults through the mocks' admin API; not part of the load. Whatever
 * it injected it heals, at the end of the run at the latest, and notes the dose.
 */
export class ControlClient {
  readonly #options: ControlOptions;
  readonly #healing = new Map<string, Promise<FaultDose>>();
  readonly #injected = new Set<string>();

  constructor(options: ControlOptions) {
    this.#options = options;
  }

  call(call: Call<ControlOperation>): void {
    const { loop } = this.#options;
    const done = { status: 200, latencyWall_us: 0, attempts: 1 };
    const doing =
      'id' in call.request ? this.#inject(call.request) : this.#heal(call.request.fault);
    doing.then(
      (body) => loop.deliver(() => call.answer({ kind: 'ok', body, ...done })),
      () => loop.deliver(() => call.answer({ kind: 'reset', latencyWall_us: 0, attempts: 1 })),
    );
  }

  /** Heals what is still injected. */
  async close(): Promise<void> {
    for (const fault of this.#injected) this.#heal(fault);
    await Promise.allSettled(this.#healing.values());
  }

  async #inject(fault: FaultPlan): Promise<FaultDose> {
    if (this.#options.adminUrl === undefined) throw new Error('these services cannot be broken');
    // Healed by hand, it may be started again.
    this.#healing.delete(fault.id);
    this.#injected.add(fault.id);
    return this.#send('PUT', fault.id, fault);
  }

  #heal(fault: string): Promise<FaultDose> {
    const known = this.#healing.get(fault);
    if (known) return known;
    const healing = this.#send('DELETE', fault).then((dose) => {
      const { recorder, clock } = this.#options;
      this.#injected.delete(fault);
      recorder.note({ fact: 'fault.dose', fault, ...dose }, clock.business());
      return dose;
    });
    this.#healing.set(fault, healing);
    return healing;
  }

  async #send(method: 'PUT' | 'DELETE', id: string, body?: FaultPlan): Promise<FaultDose> {
    const { adminUrl, errand } = this.#options;
    const answer = await errand(
      {
        method,
        url: `${adminUrl}/faults/${encodeURIComponent(id)}`,
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      },
      LIMIT_MS,
    );
    if (answer.status > 299) throw new Error(`${method} ${id}: ${answer.status} ${answer.body}`);
    const dose = (answer.body === '' ? {} : JSON.parse(answer.body)) as Partial<FaultDose>;
    return { requested: dose.requested ?? 0, injected: dose.injected ?? 0 };
  }
}
