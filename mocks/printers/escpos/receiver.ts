import type { Device } from '../device.ts';
import { isReported, realTimeStatus, type StatusBack, statusBack } from '../status-bytes.ts';
import { initialModes, type Job, makeJob } from './job.ts';
import { type Command, EscPosParser } from './parser.ts';
import { RUNNERS } from './runners.ts';

/** The wire of one connection. */
export interface ConnectionPort {
  reply(bytes: readonly number[]): void;
  /** The buffer has filled up, or has room again. */
  full?(isFull: boolean): void;
}

/** One host’s connection: bytes in, until it is closed. */
export interface Connection {
  receive(chunk: Uint8Array): void;
  close(): void;
}

/** Calls back after so many wall milliseconds; only printers with a speed need it. */
export type Later = (delay_ms: number, then: () => void) => void;

interface Waiting extends Command {
  /** Whose it is: answers go to no other connection. */
  readonly connection: number;
}

/** Bytes a queued command costs besides its own. */
const OVERHEAD = 64;
const BUFFER = 64 << 10;
/** Printing shorter than this is not waited for, but added up: timers are coarse. */
const WORTH_WAITING_MS = 4;

const CLEAR_BUFFER = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08].join();
const POWER_OFF = [0x10, 0x14, 0x02, 0x01, 0x08].join();

/** Ends the receipt of a connection that has gone, in its turn. */
const END_OF_JOB: Command = { name: 'end of job', head: [], data: new Uint8Array(0) };

/**
 * A printer’s receive buffer and what it does with it, without the socket. Commands are executed
 * in order while the printer is ready and wait while it is not, also when their host has gone;
 * real-time commands are executed as they arrive. Modes outlast connections, as on a real printer.
 */
export class EscPosReceiver {
  readonly #device: Device;
  readonly #later: Later;
  readonly #job: Job;
  #parser: EscPosParser;
  #port: ConnectionPort | undefined;
  #connection = 0;
  #executing = 0;
  #queue: Waiting[] = [];
  #done = 0;
  #queued = 0;
  #full = false;
  #printing = false;
  #running = false;
  #owed_ms = 0;
  #before: StatusBack;

  constructor(device: Device, later: Later) {
    const { printer } = device;
    this.#device = device;
    this.#later = later;
    this.#parser = this.#newParser();
    const reply = (bytes: readonly number[]): void => {
      if (this.#executing === this.#connection) this.#reply(bytes);
    };
    this.#job = makeJob(printer, device.typesetter('escpos'), reply);
    this.#before = statusBack(printer);
    printer.watch(() => this.#changed());
  }

  /** Bytes held: commands that wait and one that is not complete. */
  get pending(): number {
    return this.#queued + this.#parser.pending;
  }

  /** A host connects; the one before it must have closed. */
  connect(port: ConnectionPort): Connection {
    const connection = ++this.#connection;
    this.#parser = this.#newParser();
    this.#job.statusBack = 0;
    this.#port = port;
    if (this.#full) port.full?.(true);
    return {
      receive: (chunk) => {
        if (connection !== this.#connection) return;
        this.#device.turnTo();
        this.#parser.push(chunk);
      },
      close: () => {
        if (connection !== this.#connection || this.#port === undefined) return;
        this.#port = undefined;
        this.#enqueue(END_OF_JOB);
      },
    };
  }

  #newParser(): EscPosParser {
    return new EscPosParser({
      command: (command) => this.#enqueue(command),
      realTime: (bytes) => this.#realTime(bytes),
    });
  }

  #reply(bytes: readonly number[]): void {
    if (this.#device.printer.link === 'on') this.#port?.reply(bytes);
  }

  #enqueue({ name, head, data }: Command): void {
    this.#queue.push({ name, head, data, connection: this.#connection });
    this.#queued += OVERHEAD + head.length + data.length;
    this.#run();
    if (this.#queued >= BUFFER && !this.#full) this.#setFull(true);
  }

  #run(): void {
    // A status change while a command runs must not begin the next one within it.
    if (this.#running) return;
    this.#running = true;
    while (!this.#printing && this.#device.printer.ready) {
      if (this.#job.rest !== '') this.#goOn();
      else {
        const command = this.#queue[this.#done++];
        if (command === undefined) break;
        this.#execute(command);
      }
    }
    this.#running = false;
    if (this.#done >= this.#queue.length) this.#emptyQueue();
    if (this.#done > 1024) {
      this.#queue = this.#queue.slice(this.#done);
      this.#done = 0;
    }
    if (this.#full && this.#queued < BUFFER / 2) this.#setFull(false);
  }

  #execute({ name, head, data, connection }: Waiting): void {
    this.#queued -= OVERHEAD + head.length + data.length;
    this.#executing = connection;
    if (name === END_OF_JOB.name) this.#endJob();
    else RUNNERS[name]?.(this.#job, head, data);
    this.#wait();
  }

  /** Text that the paper ended in. */
  #goOn(): void {
    const { page, rest } = this.#job;
    this.#job.rest = page.text(rest);
    this.#wait();
  }

  /** Nothing more is done while the paper still moves. */
  #wait(): void {
    this.#owed_ms += this.#job.page.takeBusy_ms();
    if (this.#owed_ms < WORTH_WAITING_MS) return;
    this.#printing = true;
    this.#later(this.#owed_ms, () => {
      this.#printing = false;
      this.#run();
    });
    this.#owed_ms = 0;
  }

  #endJob(): void {
    this.#job.statusBack = 0;
    this.#job.page.endJob();
  }

  #emptyQueue(): void {
    this.#queue = [];
    this.#done = 0;
    this.#queued = 0;
    if (this.#full) this.#setFull(false);
  }

  #setFull(isFull: boolean): void {
    this.#full = isFull;
    this.#port?.full?.(isFull);
  }

  #realTime(bytes: readonly number[]): void {
    const { printer } = this.#device;
    const [, kind, n = 0] = bytes;
    if (kind === 0x04) {
      const status = realTimeStatus(printer, n);
      if (status !== undefined) this.#reply([status]);
    } else if (kind === 0x05) this.#recover(n);
    else if (n === 1) printer.kickDrawer();
    else if (bytes.join() === CLEAR_BUFFER) this.#clear();
    else if (bytes.join() === POWER_OFF) printer.put({ link: 'off' });
  }

  /** `DLE ENQ`: 1 goes on where it stopped, 2 forgets what waited; without an error, nothing. */
  #recover(n: number): void {
    const { printer } = this.#device;
    const { waiting, error } = printer.state;
    if (!waiting && error === null) return;
    if (n === 2) this.#clear();
    printer.recover();
  }

  #clear(): void {
    this.#parser.abandon();
    this.#job.rest = '';
    this.#emptyQueue();
    this.#job.page.dropLine();
  }

  #changed(): void {
    if (this.#device.printer.link === 'off') this.#powerOff();
    const after = statusBack(this.#device.printer);
    const { statusBack: mask } = this.#job;
    if (mask !== 0 && isReported(mask, this.#before, after)) this.#reply(after);
    this.#before = after;
    this.#run();
  }

  /** What was in memory is gone. */
  #powerOff(): void {
    this.#clear();
    Object.assign(this.#job, initialModes(), { statusBack: 0 });
    this.#job.page.reset();
    this.#job.page.endJob();
  }
}
