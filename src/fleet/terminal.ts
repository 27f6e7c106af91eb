import type { ActiveFaults } from '../faults/active-faults.ts';

/** What a payment terminal can be. */
export type TerminalState = 'idle' | 'inDialogue' | 'declining';

/**
 * A payment terminal (nexo: POI): opens a dialogue with the shopper, and hands the payment on
 * unless a technical fault makes it decline by itself.
 */
export class Terminal {
  readonly path: string;
  readonly #store: string;
  readonly #rerouted = new Set<string>();
  #state: TerminalState = 'idle';
  #fault: string | undefined;
  #dialogues = 0;

  constructor(path: string, store: string) {
    this.path = path;
    this.#store = store;
  }

  get state(): TerminalState {
    return this.#state;
  }

  /** The fault behind the last technical decline, while it stands. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** Opens a dialogue. @returns false when it ends in a technical decline on the terminal */
  open(now_us: number, faults: ActiveFaults): boolean {
    const encounter = { store: this.#store, device: this.path, ordinal: this.#dialogues++ };
    const fault = faults.strike('terminal/declined-technical', now_us, encounter);
    if (fault !== undefined && !this.#rerouted.has(fault.id)) {
      this.#state = 'declining';
      this.#fault = fault.id;
      return false;
    }
    this.#state = 'inDialogue';
    this.#fault = undefined;
    return true;
  }

  /** The dialogue is over, whatever came of it. */
  close(): void {
    this.#state = 'idle';
  }

  /** Logged on again or routed past what was broken: this fault does not strike it any more. */
  repair(): void {
    if (this.#fault !== undefined) this.#rerouted.add(this.#fault);
    this.#fault = undefined;
    this.#state = 'idle';
  }
}
