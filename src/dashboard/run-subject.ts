import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../model/facts.ts';
import type { FaultOrder } from '../model/fault-order.ts';
import type { Plan } from '../model/plan.ts';
import type { Section } from './board.ts';
import { LiveReading } from './live-reading.ts';
import type { Outcome } from './messages.ts';
import { runSections } from './run-sections.ts';
import type { Subject } from './subject.ts';

/** A run as its folder tells it. */
export class RunSubject implements Subject {
  readonly #reading: LiveReading;
  readonly #send: (order: FaultOrder) => void;
  readonly #orders: string;
  #phase = 'starting';
  #canStop = true;
  #outcome: Outcome | undefined;
  #orderable: ReadonlySet<string> = new Set();

  /** @param send takes an order to the load workers */
  constructor(
    run: { readonly folder: string; readonly record: RunRecord; readonly plan: Plan },
    send: (order: FaultOrder) => void,
  ) {
    this.#reading = new LiveReading(run.folder, run.record, run.plan);
    this.#send = send;
    this.#orders = join(run.folder, 'orders.ndjson');
  }

  async look(): Promise<readonly Section[]> {
    await this.#reading.readOn();
    const [phase, canStop, outcome] = [this.#phase, this.#canStop, this.#outcome];
    const faults = { on: this.#reading.faultsOn, orderable: this.#orderable };
    return runSections(this.#reading.measures(), { phase, canStop, outcome }, faults);
  }

  async order(order: FaultOrder): Promise<string | undefined> {
    if (!this.#canStop) return 'The live window is over.';
    if (!this.#orderable.has(order.fault)) return `${order.fault} cannot be switched by hand.`;
    // A run that was steered is no repetition of its seed: its folder says so.
    const line = `${JSON.stringify({ at: new Date().toISOString(), ...order })}\n`;
    await appendFile(this.#orders, line).catch(() => undefined);
    this.#send(order);
    return undefined;
  }

  phase(text: string): void {
    this.#phase = text;
  }

  orderable(faults: readonly string[]): void {
    this.#orderable = new Set(faults);
  }

  stopping(): void {
    this.#phase = 'stopping: draining what is under way';
    this.#canStop = false;
  }

  end(outcome: Outcome | undefined): void {
    this.#phase = outcome === undefined ? 'ended without a report' : 'ended';
    this.#canStop = false;
    this.#outcome = outcome;
  }
}
