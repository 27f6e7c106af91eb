import type { Agenda } from './agenda.ts';
import type { MessageHeader } from './nexo.ts';

/** Where a terminal is in a dialogue. */
export type TerminalState =
  | 'IDLE'
  | 'WAIT_CARD'
  | 'CARD_READ'
  | 'PIN'
  | 'AUTHORISING'
  | 'CARD_ACQUIRED'
  | 'PROMPT';

/** A stretch of a dialogue. */
export interface Step {
  readonly state: TerminalState;
  readonly lasts_ms: number;
}

/** States in which an abort still works: the host has not been asked. */
const ABORTABLE: ReadonlySet<TerminalState> = new Set([
  'WAIT_CARD',
  'CARD_READ',
  'PIN',
  'CARD_ACQUIRED',
  'PROMPT',
]);

/** What a dialogue tells its terminal; `ends` is called once. */
export interface DialogueListener {
  enters?(state: TerminalState): void;
  ends(how: 'completed' | 'aborted'): void;
}

/** The one dialogue a terminal can hold: steps in order, each for its time, ended once. */
export class Dialogue {
  /** For the answer `Busy`: what is running, and its ServiceID. */
  readonly category: string;
  readonly saleId: string;
  readonly serviceId: string;
  readonly #agenda: Agenda;
  readonly #listener: DialogueListener;
  #state: TerminalState = 'IDLE';
  #callOff: () => void = () => {};

  constructor(
    category: string,
    { header, serviceId }: { readonly header: MessageHeader; readonly serviceId: string },
    agenda: Agenda,
    listener: DialogueListener,
  ) {
    this.category = category;
    this.saleId = header.SaleID;
    this.serviceId = serviceId;
    this.#agenda = agenda;
    this.#listener = listener;
  }

  get state(): TerminalState {
    return this.#state;
  }

  /** Goes through the steps; without any it ends at once. */
  run(steps: readonly Step[], at = 0): void {
    const step = steps[at];
    if (step === undefined) {
      this.#listener.ends('completed');
      return;
    }
    this.#state = step.state;
    this.#listener.enters?.(step.state);
    this.#callOff = this.#agenda.after(step.lasts_ms, () => this.run(steps, at + 1));
  }

  /** Ends it unless the host has been asked; false when it is too late. */
  abort(): boolean {
    if (!ABORTABLE.has(this.#state)) return false;
    this.#callOff();
    this.#listener.ends('aborted');
    return true;
  }
}
