import type { ActiveFaults } from '../faults/active-faults.ts';
import type { FaultKind, FaultPlan } from '../model/plan.ts';

/** What a receipt printer can be. */
export type PrinterState = 'ready' | 'paperOut' | 'offline';

const STATE_OF: readonly (readonly [FaultKind, PrinterState])[] = [
  ['printer/paper-out', 'paperOut'],
  ['printer/offline', 'offline'],
];

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

  /** Tries to print one receipt. @returns the state found: printed only when `ready` */
  print(now_us: number, faults: ActiveFaults): PrinterState {
    const ordinal = this.#jobs++;
    if (this.#fault !== undefined && now_us >= this.#fault.to_us) this.#recover();
    if (this.#state !== 'ready') return this.#state;
    for (const [kind, state] of STATE_OF) {
      const encounter = { store: this.#store, device: this.path, ordinal };
      const fault = faults.strike(kind, now_us, encounter);
      if (fault === undefined || this.#repaired.has(fault.id)) continue;
      this.#fault = fault;
      this.#state = state;
      break;
    }
    return this.#state;
  }

  /** Paper changed, cable in, spooler restarted. */
  repair(): void {
    const standing = this.#fault?.trigger;
    const oncePerTill = standing?.kind === 'rate' && standing.per === 'till';
    if (this.#fault && oncePerTill) this.#repaired.add(this.#fault.id);
    this.#recover();
  }

  #recover(): void {
    this.#fault = undefined;
    this.#state = 'ready';
  }
}
