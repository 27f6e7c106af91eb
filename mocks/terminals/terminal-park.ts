import { runKey } from '../../src/random/hash.ts';
import type { Outcomes } from '../payments/outcome-table.ts';
import { DeviceFaults } from '../wire/faults/device-faults.ts';
import { type Agenda, wallAgenda } from './agenda.ts';
import { GiftCards } from './gift-cards.ts';
import type { EventNotice } from './nexo.ts';
import type { React } from './reaction.ts';
import type { NexoRequest } from './read-message.ts';
import type { Surroundings } from './surroundings.ts';
import { Terminal } from './terminal.ts';
import { TIMING, type Timing } from './timing.ts';
import type { Transaction } from './transaction.ts';
import { TransactionLog } from './transaction-log.ts';

/** How the terminals of a park behave; everything has a default. */
export interface ParkOptions {
  /** In force for these terminals; none of its own faults unless told. */
  readonly faults?: DeviceFaults;
  readonly agenda?: Agenda;
  readonly timing?: Timing;
  /** How payments end by their amount; Adyen's test amounts unless told. */
  readonly outcomes?: Outcomes;
  readonly loginRequired?: boolean;
  /** `UnreachableHost` unless told; the documentation also shows `Communication timeout`. */
  readonly hostTimeout?: Surroundings['hostTimeout'];
  /** Terminals at most; 100 000 unless told. */
  readonly limit?: number;
  /** What terminals tell on their own account. */
  readonly onEvent?: (notice: EventNotice) => void;
  /** Every transaction, once, when it ended. */
  readonly onSettled?: (transaction: Transaction) => void;
}

/**
 * Thousands of terminals, each made when it is first asked for by its `POIID`, sharing one log,
 * one book of gift cards and one book of faults.
 * @example new TerminalPark({ timing: scaledTiming(0.001) }).receive(request, react)
 */
export class TerminalPark {
  readonly faults: DeviceFaults;
  readonly #around: Surroundings;
  readonly #limit: number;
  readonly #terminals = new Map<string, Terminal>();

  constructor(options: ParkOptions = {}) {
    this.faults = options.faults ?? new DeviceFaults(runKey(1, 0));
    this.#limit = options.limit ?? 100_000;
    this.#around = {
      agenda: options.agenda ?? wallAgenda,
      timing: options.timing ?? TIMING,
      outcomes: options.outcomes ?? 'adyen',
      log: new TransactionLog(),
      gifts: new GiftCards(),
      faults: this.faults,
      loginRequired: options.loginRequired ?? false,
      hostTimeout: options.hostTimeout ?? 'UnreachableHost',
      emit: options.onEvent,
      settled: options.onSettled,
    };
  }

  get size(): number {
    return this.#terminals.size;
  }

  /** The terminals that were asked for so far, by `POIID`. */
  get poiIds(): IterableIterator<string> {
    return this.#terminals.keys();
  }

  now_ms(): number {
    return this.#around.agenda.now_ms();
  }

  /** Acts once the host's processing time-out has passed. */
  afterTimeout(act: () => void): void {
    this.#around.agenda.after(this.#around.timing.processing_ms, act);
  }

  /** Whether the cloud has a connection to a terminal; to one never asked for, it would. */
  isOnline(poiId: string): boolean {
    return this.#terminals.get(poiId)?.isOnline() ?? true;
  }

  /** The terminal with this id; undefined when there are too many already. */
  terminal(poiId: string): Terminal | undefined {
    const known = this.#terminals.get(poiId);
    if (known !== undefined || this.#terminals.size >= this.#limit) return known;
    const made = new Terminal(poiId, this.#around);
    this.#terminals.set(poiId, made);
    return made;
  }

  /** Hands a request to its terminal; one more terminal than the limit is silent. */
  receive(request: NexoRequest, react: React): void {
    const terminal = this.terminal(request.header.POIID);
    if (terminal === undefined) react({ kind: 'silence' });
    else terminal.receive(request, react);
  }

  /** Lets a terminal tell something: `SaleWakeUp`, `ScanBarcodeResult`, `Shutdown`... */
  announce(notice: Omit<EventNotice, 'at_ms'>): void {
    this.#around.emit?.({ ...notice, at_ms: this.now_ms() });
  }
}
