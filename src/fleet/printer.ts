import type { ActiveFaults, Encounter } from '../faults/active-faults.ts';
import type { FaultKind, FaultPlan } from '../model/fault-plan.ts';

/** What a receipt printer says of itself when it is asked (ESC/POS real-time status). */
export type PrinterState =
  | 'ready'
  | 'paperNearEnd'
  | 'paperOut'
  | 'coverOpen'
  | 'cutterError'
  | 'offline';

/** Faults that make it stop or run low; an undetected one says `ready` and prints nothing. */
const STATE_OF: readonly (readonly [FaultKind, PrinterState])[] = [
  ['printer/paper-out', 'paperOut'],
  ['printer/offline', 'offline'],
  ['printer/cover-open', 'coverOpen'],
  ['printer/cutter-error', 'cutterError'],
  ['printer/undetected', 'ready'],
  ['printer/paper-near-end', 'paperNearEnd'],
];

/** Receipts left on the roll, and how much slower it prints, where a fault does not say. */
const LEFT_ON_ROLL = 30;
const SLOWER = 5;

/**
 * A receipt printer: prints, or does not and stays so until somebody repairs it or the fault
 * that struck it heals. A fault strikes a printer that was repaired only by a new draw.
 */
export class Printer {
  readonly path: string;
  readonly #store: string;
  readonly #repaired = new Set<string>();
  #state: PrinterState = 'ready';
  #fault: FaultPlan | undefined;
  #slowness = 1;
  #left = Infinity;
  #jobs = 0;

  constructor(path: string, store: string) {
    this.path = path;
    this.#store = store;
  }

  get state(): PrinterState {
    return this.#state;
  }

  /** The fault that struck it, while it stands. */
  get fault(): string | undefined {
    return this.#fault?.id;
  }

  /** How many times longer than usual the last receipt took. */
  get slowness(): number {
    return this.#slowness;
  }

  /** Asks it how it is, before or after a receipt (PRINT-1). */
  status(now_us: number): PrinterState {
    if (this.#fault !== undefined && now_us >= this.#fault.to_us) this.#recover();
    return this.#state;
  }

  /**
   * Asks it how it is without a receipt, as a heartbeat does: finds what strikes a device once and
   * does not wait for its next use.
   */
  look(now_us: number, faults: ActiveFaults): PrinterState {
    this.status(now_us);
    const encounter = this.#encounter(this.#jobs);
    const waits = STATE_OF.some(([kind]) => {
      const trigger = faults.present(kind, now_us, this.#store)?.trigger;
      return trigger?.kind === 'rate' && trigger.per === 'till';
    });
    if (waits && this.#fault === undefined) this.#strike(now_us, faults, encounter);
    return this.#state;
  }

  /** Tries to print one receipt. @returns whether there is one */
  print(now_us: number, faults: ActiveFaults): boolean {
    const ordinal = this.#jobs++;
    this.status(now_us);
    const encounter = this.#encounter(ordinal);
    if (this.#fault === undefined) this.#strike(now_us, faults, encounter);
    const slow = faults.strike('printer/slow', now_us, encounter);
    this.#slowness = slow === undefined ? 1 : (slow.parameters.factor ?? SLOWER);
    if (this.#state === 'paperNearEnd' && --this.#left < 0) this.#state = 'paperOut';
    if (this.#fault?.kind === 'printer/undetected') return false;
    return this.#state === 'ready' || this.#state === 'paperNearEnd';
  }

  /** Paper changed, cable in, spooler restarted. */
  repair(): void {
    const standing = this.#fault?.trigger;
    const oncePerTill = standing?.kind === 'rate' && standing.per === 'till';
    if (this.#fault && oncePerTill) this.#repaired.add(this.#fault.id);
    this.#recover();
  }

  #encounter(ordinal: number): Encounter {
    return { store: this.#store, device: this.path, ordinal, spared: this.#repaired };
  }

  #strike(now_us: number, faults: ActiveFaults, encounter: Encounter): void {
    for (const [kind, state] of STATE_OF) {
      const fault = faults.strike(kind, now_us, encounter);
      if (fault === undefined) continue;
      this.#fault = fault;
      this.#state = state;
      this.#left = fault.parameters.receipts ?? LEFT_ON_ROLL;
      return;
    }
  }

  #recover(): void {
    this.#fault = undefined;
    this.#state = 'ready';
  }
}
