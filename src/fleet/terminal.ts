import type { ActiveFaults } from '../faults/active-faults.ts';
import type { FaultKind } from '../model/fault-plan.ts';

/** What a payment terminal can be. */
export type TerminalState = 'idle' | 'inDialogue' | 'declining';

/** How a dialogue begins: it goes on to the payment, or one of the nine ways it does not. */
export type Dialogue =
  | 'ready'
  | 'busy'
  | 'unreachable'
  | 'cancelled'
  | 'declinedTechnical'
  | 'inProgress'
  | 'deviceOut'
  | 'loggedOut'
  | 'noAnswer'
  | 'approvedButSilent';

const DIALOGUE_OF: readonly (readonly [FaultKind, Dialogue])[] = [
  ['terminal/declined-technical', 'declinedTechnical'],
  ['terminal/unreachable', 'unreachable'],
  ['terminal/device-out', 'deviceOut'],
  ['terminal/logged-out', 'loggedOut'],
  ['terminal/busy', 'busy'],
  ['terminal/cancelled', 'cancelled'],
  ['terminal/in-progress', 'inProgress'],
  ['terminal/no-answer', 'noAnswer'],
  ['terminal/approved-but-silent', 'approvedButSilent'],
];

/**
 * A payment terminal (nexo: POI): opens a dialogue with the shopper, and hands the payment on
 * unless a fault gets in the way.
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

  /** The fault behind the last dialogue's trouble, while it stands. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** Opens a dialogue. @returns how it goes on */
  open(now_us: number, faults: ActiveFaults): Dialogue {
    const encounter = {
      store: this.#store,
      device: this.path,
      ordinal: this.#dialogues++,
      spared: this.#rerouted,
    };
    for (const [kind, dialogue] of DIALOGUE_OF) {
      const fault = faults.strike(kind, now_us, encounter);
      if (fault === undefined) continue;
      this.#state = dialogue === 'declinedTechnical' ? 'declining' : 'inDialogue';
      this.#fault = fault.id;
      return dialogue;
    }
    this.#state = 'inDialogue';
    this.#fault = undefined;
    return 'ready';
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
