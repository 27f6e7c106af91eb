import { Printer } from './printer.ts';
import { Terminal } from './terminal.ts';
import type { TillHealth } from './till-health.ts';
import type { TillJournal } from './till-journal.ts';

/** A till: a POS workstation with its own printer and terminal. */
export class Till {
  /** `3`, unique in its store. */
  readonly number: number;
  /** `store/0417/till/3` */
  readonly path: string;
  /** `S0417T03`, as receipts and services know it. */
  readonly id: string;
  readonly printer: Printer;
  readonly terminal: Terminal;
  /** Its sales, from the first one on. */
  journal: TillJournal | undefined;
  /** What ails it, where anything can. */
  health: TillHealth | undefined;
  #baskets = 0;

  constructor(store: string, number: number) {
    this.number = number;
    this.path = `store/${store}/till/${number}`;
    this.id = `S${store}T${String(number).padStart(2, '0')}`;
    this.printer = new Printer(`${this.path}/printer`, store);
    this.terminal = new Terminal(`${this.path}/terminal`, store);
  }

  /** A new basket's id, e.g. `S0417T03-000451`. */
  nextBasket(): string {
    return `${this.id}-${String(++this.#baskets).padStart(6, '0')}`;
  }

  /** Whether its own cable is out, whatever the store's line does. */
  isCutOff(now_us: number): boolean {
    return this.health !== undefined && now_us < this.health.cutUntil_us;
  }

  /** Whether nothing can be heard of it: down, or without its cable. */
  isMute(now_us: number): boolean {
    return this.health !== undefined && (this.health.isDown || this.isCutOff(now_us));
  }

  /** Restarted, its cable plugged in. */
  repair(): void {
    if (this.health === undefined) return;
    this.health.isDown = false;
    this.health.cutUntil_us = 0;
  }
}
