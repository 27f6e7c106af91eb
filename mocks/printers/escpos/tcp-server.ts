import { createServer, type Server, type Socket } from 'node:net';
import { Failure } from '../../../src/model/failure.ts';
import type { Device } from '../device.ts';
import { EscPosReceiver } from './receiver.ts';

/** How a printer’s port behaves. */
export interface TcpPrinterOptions {
  readonly host?: string;
  /** 9100 on a real one; any free port for 0. */
  readonly port?: number;
  /** A second client is refused, or waits until the first has gone (the default). */
  readonly secondClient?: 'waits' | 'refused';
  /** An idle connection is dropped after so long; 90 s unless told, 0 for never. */
  readonly idle_ms?: number;
  /** Answers are gathered for so long, as a printer’s slow processor does. */
  readonly replyDelay_ms?: number;
}

/** A printer that listens. */
export interface TcpPrinter {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

const WAITING_LIMIT = 16;

/**
 * Serves a printer’s raw port (ESC/POS over TCP). Switched off, it refuses connections; cut off
 * the network, it takes them and is silent. A second client waits as on a real printer.
 * @throws Failure PD_PORT_IN_USE
 */
export async function serveTcpPrinter(
  device: Device,
  options: TcpPrinterOptions = {},
): Promise<TcpPrinter> {
  const door = new TcpDoor(device, options);
  const port = await door.open(options.port ?? 0);
  const unwatch = device.printer.watch(() => door.follow());
  const close = (): Promise<void> => {
    unwatch();
    return door.shut();
  };
  return { host: door.host, port, close };
}

class TcpDoor {
  readonly host: string;
  readonly #device: Device;
  readonly #options: TcpPrinterOptions;
  readonly #receiver: EscPosReceiver;
  readonly #waiting: Socket[] = [];
  #server: Server | undefined;
  #active: Socket | undefined;
  #port = 0;
  #isShut = false;

  constructor(device: Device, options: TcpPrinterOptions) {
    this.#device = device;
    this.#options = options;
    this.#receiver = new EscPosReceiver(device, (delay_ms, then) => setTimeout(then, delay_ms));
    this.host = options.host ?? '127.0.0.1';
  }

  open(port: number): Promise<number> {
    // Half open: a host that has said all still gets the answers to it.
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      this.#admit(socket),
    );
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EADDRINUSE') return reject(error);
        const hint = 'stop what listens there, or choose another port';
        const message = `port ${port} on ${this.host} is in use`;
        reject(new Failure('PD_PORT_IN_USE', message, { hint, cause: error }));
      });
      server.listen({ host: this.host, port }, () => {
        const address = server.address();
        this.#port = typeof address === 'object' && address !== null ? address.port : port;
        resolve(this.#port);
      });
    });
  }

  /** Opens and shuts the port with the printer’s power. */
  follow(): void {
    const isOff = this.#device.printer.link === 'off';
    if (isOff && this.#server !== undefined) void this.#closeServer();
    else if (!isOff && this.#server === undefined && !this.#isShut)
      this.open(this.#port).catch(() => undefined);
  }

  shut(): Promise<void> {
    this.#isShut = true;
    return this.#closeServer();
  }

  #closeServer(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#waiting.splice(0)) socket.destroy();
    this.#active?.destroy();
    return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  #admit(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    if (this.#active === undefined) this.#serve(socket);
    else if (this.#options.secondClient === 'refused' || this.#waiting.length >= WAITING_LIMIT)
      socket.resetAndDestroy();
    else {
      this.#waiting.push(socket);
      socket.once('close', () => {
        const at = this.#waiting.indexOf(socket);
        if (at >= 0) this.#waiting.splice(at, 1);
      });
    }
  }

  #serve(socket: Socket): void {
    this.#active = socket;
    const { idle_ms = 90_000, replyDelay_ms = 5 } = this.#options;
    const port = new SocketPort(socket, replyDelay_ms);
    const connection = this.#receiver.connect(port);
    let isEnded = false;
    const end = (): void => {
      if (isEnded) return;
      isEnded = true;
      connection.close();
      if (this.#active === socket) this.#active = undefined;
      const next = this.#waiting.shift();
      if (next !== undefined) this.#serve(next);
    };
    socket.on('data', (chunk) => {
      // Without a network nothing arrives; the connection is not torn down by that.
      if (this.#device.printer.link === 'on') connection.receive(chunk);
    });
    socket.once('end', () => port.flushAndEnd());
    socket.once('close', end);
    if (idle_ms > 0) socket.setTimeout(idle_ms, () => socket.destroy());
  }
}

/** Replies on a socket, gathered so that answers to one packet leave in one. */
class SocketPort {
  readonly #socket: Socket;
  readonly #delay_ms: number;
  #gathered: number[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: Socket, delay_ms: number) {
    this.#socket = socket;
    this.#delay_ms = delay_ms;
  }

  reply(bytes: readonly number[]): void {
    this.#gathered.push(...bytes);
    this.#timer ??= setTimeout(() => this.#flush(), this.#delay_ms);
  }

  full(isFull: boolean): void {
    if (isFull) this.#socket.pause();
    else this.#socket.resume();
  }

  flushAndEnd(): void {
    this.#flush();
    this.#socket.end();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#gathered.length > 0 && this.#socket.writable)
      this.#socket.write(Uint8Array.from(this.#gathered));
    this.#gathered = [];
  }
}
