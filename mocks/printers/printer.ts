import { type Identity, identityOf } from './identity.ts';

/** 203 dots an inch, as thermal heads have: paper is measured in dots inside, in mm outside. */
export const DOTS_PER_MM = 8;

/** What can stop the mechanism, apart from paper and cover. */
export type PrinterError = 'cutter' | 'mechanical' | 'unrecoverable' | 'autoRecoverable';

/** Whether the network reaches the printer: `off` refuses connections, `silent` never answers. */
export type Link = 'on' | 'off' | 'silent';

/** A drawer's switch on pin 3: high while closed; without a drawer the pin is low. */
export type Drawer = 'none' | 'open' | 'closed';

/** What a printer is set up with; everything has a default but its id. */
export interface PrinterOptions {
  readonly id: string;
  readonly seed?: number;
  readonly identity?: Partial<Identity>;
  /** Characters a line in font A: 48 or 42 on 80 mm, 40, 32 on 58 mm. */
  readonly columns?: number;
  readonly roll_mm?: number;
  /** Paper left at which the near-end sensor reports. */
  readonly nearEnd_mm?: number;
  /** 0: as fast as the machine. A TM-T88V does 300. */
  readonly speed_mm_s?: number;
  readonly drawer?: Drawer;
}

/** A printer's condition at one moment. */
export interface PrinterState {
  readonly paper: 'ok' | 'nearEnd' | 'out';
  readonly paper_mm: number;
  readonly coverOpen: boolean;
  readonly error: PrinterError | null;
  /** The error's cause is gone, which the printer finds out when it is told to recover. */
  readonly errorCleared: boolean;
  /** Well again, but not online before `DLE ENQ`, `recover()` or a press of the feed button. */
  readonly waiting: boolean;
  /** Taken offline at its panel. */
  readonly offline: boolean;
  readonly feedButton: boolean;
  readonly drawer: Drawer;
  readonly link: Link;
  /** Reachable and well by its status, but nothing is ever printed. */
  readonly undetected: boolean;
  readonly speed_mm_s: number;
}

type Condition = Omit<PrinterState, 'paper' | 'paper_mm'>;

/**
 * A receipt printer's mechanism, without wires: it prints or says why not. What people do to it
 * (paper, cover, jam) and what a host does (`recover`) are methods; watchers hear every change.
 */
export class Printer {
  readonly id: string;
  readonly identity: Identity;
  readonly columns: number;
  readonly #roll: number;
  readonly #nearEnd: number;
  readonly #speed_mm_s: number;
  readonly #watchers = new Set<() => void>();
  #left: number;
  #state: Condition;

  constructor(options: PrinterOptions) {
    const { id, seed = 1, columns = 48, roll_mm = 80_000, nearEnd_mm = 4000 } = options;
    this.id = id;
    this.identity = { ...identityOf(id, seed), ...options.identity };
    this.columns = columns;
    this.#roll = roll_mm * DOTS_PER_MM;
    this.#nearEnd = nearEnd_mm * DOTS_PER_MM;
    this.#speed_mm_s = options.speed_mm_s ?? 0;
    this.#left = this.#roll;
    this.#state = {
      coverOpen: false,
      error: null,
      errorCleared: false,
      waiting: false,
      offline: false,
      feedButton: false,
      drawer: options.drawer ?? 'none',
      link: 'on',
      undetected: false,
      speed_mm_s: this.#speed_mm_s,
    };
  }

  get state(): PrinterState {
    return { ...this.#state, paper: this.#paper(), paper_mm: this.#left / DOTS_PER_MM };
  }

  get link(): Link {
    return this.#state.link;
  }

  /** Offline as its status bytes say it: it takes real-time commands and nothing else. */
  get offline(): boolean {
    const { coverOpen, error, waiting, offline } = this.#state;
    return coverOpen || error !== null || waiting || offline || this.#left <= 0;
  }

  /** Prints what comes next. */
  get ready(): boolean {
    return this.#state.link !== 'off' && !this.#state.undetected && !this.offline;
  }

  /** Moves the paper while something is printed. @returns wall milliseconds that it takes */
  advance(dots: number): number {
    const before = this.#paper();
    this.#left = Math.max(0, this.#left - dots);
    if (this.#paper() !== before) this.#tell();
    const { speed_mm_s } = this.#state;
    return speed_mm_s > 0 ? (dots / DOTS_PER_MM / speed_mm_s) * 1000 : 0;
  }

  /** A new roll, or what is left of an old one. */
  loadPaper(left_mm?: number): void {
    const dots = left_mm === undefined ? this.#roll : Math.max(0, left_mm * DOTS_PER_MM);
    this.#left = Math.min(this.#roll, dots);
    this.#tell();
  }

  /** The last of the roll is gone. */
  runOut(): void {
    this.loadPaper(0);
  }

  /** Down to where the sensor reports; what is less already stays. */
  runLow(): void {
    this.#left = Math.min(this.#left, this.#nearEnd);
    this.#tell();
  }

  /** An error strikes; an unrecoverable one stays until the power is switched. */
  fail(error: PrinterError): void {
    this.#set({ error, errorCleared: false });
  }

  /** Its cause is removed by hand; a head that was too hot has cooled, which needs no more. */
  clearError(): void {
    const { error } = this.#state;
    if (error === 'autoRecoverable') this.#set({ error: null });
    else if (error === 'cutter' || error === 'mechanical') this.#set({ errorCleared: true });
  }

  /** `DLE ENQ`, or the feed button: goes online again where nothing is in the way any more. */
  recover(): void {
    const { error, errorCleared, waiting } = this.#state;
    if (error !== null && errorCleared) this.#set({ error: null, errorCleared: false });
    else if (waiting) this.#set({ waiting: false });
  }

  /** Switched off and on: all errors gone, paper and cover as they are. */
  restart(): void {
    this.#set({
      error: null,
      errorCleared: false,
      waiting: false,
      offline: false,
      link: 'on',
      undetected: false,
    });
  }

  /** Everything that people can mend, mended: as a fresh printer with a new roll. */
  mend(): void {
    this.#left = this.#roll;
    const speed_mm_s = this.#speed_mm_s;
    const mended = { coverOpen: false, feedButton: false, speed_mm_s };
    this.#state = { ...this.#state, ...mended };
    this.restart();
  }

  /** Opens or closes the cover, presses the button, pulls the cable, and so on. */
  put(change: Partial<Omit<Condition, 'error' | 'errorCleared'>>): void {
    this.#set(change);
  }

  /** As fast as it is built to be. */
  fullSpeed(): void {
    this.#set({ speed_mm_s: this.#speed_mm_s });
  }

  /** A pulse on the drawer's line; without a drawer nothing moves. */
  kickDrawer(): void {
    if (this.#state.drawer === 'closed') this.#set({ drawer: 'open' });
  }

  /** Calls after every change of state. @returns stops it */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #paper(): PrinterState['paper'] {
    if (this.#left <= 0) return 'out';
    return this.#left <= this.#nearEnd ? 'nearEnd' : 'ok';
  }

  #set(change: Partial<Condition>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell();
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
