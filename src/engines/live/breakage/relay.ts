import type { Socket } from 'node:net';
import { type Duplex, PassThrough, type Transform } from 'node:stream';
import { buildConnector } from 'undici';
import { type Ground, played } from './ground.ts';

/** What bends the bytes of a connection: on their way there, and on their way back. */
export interface Bend {
  readonly request?: Transform;
  readonly answer?: Transform;
  /** What follows the end of the answer; absent: the connection's end. */
  readonly ended?: () => void;
}

/**
 * A connector to the service through a relay that bends what passes. The till's side is in the
 * clear also where the service speaks TLS, so that bytes are those of HTTP.
 * @param bend made once for each connection; `far` is the relay's end of the till's connection
 */
export const relayed = (ground: Ground, bend: (far: Socket) => Bend): buildConnector.connector =>
  played(ground, (far) => {
    const { request = new PassThrough(), answer = new PassThrough(), ended } = bend(far);
    answer.once('end', ended ?? (() => far.end()));
    const { base, tls } = ground;
    const { hostname, host, protocol, port } = base;
    const connect = buildConnector({ ...tls, timeout: 0 });
    connect(
      { hostname, host, protocol, port },
      (...[error, service]: buildConnector.CallbackArgs) => {
        if (error === null) join(far, service, request, answer);
        else far.resetAndDestroy();
      },
    );
  });

function join(far: Socket, service: Duplex, request: Duplex, answer: Duplex): void {
  service.once('error', () => far.resetAndDestroy());
  far.once('close', () => service.destroy());
  far.pipe(request).pipe(service);
  service.pipe(answer).pipe(far, { end: false });
}
