import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What the other side of a connection does that the engine itself plays. */
export type FarEnd = (far: Socket) => void;

/**
 * The other side of broken connections: one server on loopback, opened when the first is needed,
 * so that an attempt fails on a real socket and not in our heads.
 */
export class Counterpart {
  readonly #sockets = new Set<Socket>();
  /** By the caller's port: whoever comes second, the caller's order or the connection, meets it. */
  readonly #orders = new Map<number, FarEnd>();
  readonly #arrived = new Map<number, Socket>();
  #server: Server | undefined;
  #listening: Promise<unknown> | undefined;

  /** Opens a connection whose far end does as told. @returns the near end, connected */
  async connect(farEnd: FarEnd): Promise<Socket> {
    const near = connect({ port: await this.#port(), host: '127.0.0.1', noDelay: true });
    this.#keep(near);
    await once(near, 'connect');
    const port = near.localPort ?? 0;
    const far = this.#arrived.get(port);
    this.#arrived.delete(port);
    if (far === undefined) this.#orders.set(port, farEnd);
    else farEnd(far);
    return near;
  }

  /** Ends every connection and stops listening. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    await this.#listening;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }

  async #port(): Promise<number> {
    this.#server ??= createServer({ allowHalfOpen: true, noDelay: true }, (far) =>
      this.#accept(far),
    ).listen(0, '127.0.0.1');
    this.#listening ??= once(this.#server, 'listening');
    await this.#listening;
    return (this.#server.address() as AddressInfo).port;
  }

  #accept(far: Socket): void {
    this.#keep(far);
    const port = far.remotePort ?? 0;
    const farEnd = this.#orders.get(port);
    this.#orders.delete(port);
    if (farEnd === undefined) this.#arrived.set(port, far);
    else farEnd(far);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    // What goes wrong here was meant to; whoever it concerns sees it on her own side.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
