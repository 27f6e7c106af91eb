import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';

/**
 * Connects as usual and resets the connection at the first byte of the answer: the service has
 * done its work and the answer is lost. Over plain TCP the peer gets a real RST (`destroy()`
 * alone would send FIN); over TLS Node cannot reset, so the socket is destroyed.
 */
export function resettingConnector(): buildConnector.connector {
  const connect = buildConnector({});
  return (options, callback) =>
    connect(options, (...[error, socket]: buildConnector.CallbackArgs) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      if (socket instanceof Socket) {
        socket.prependOnceListener('readable', () => {
          if (socket instanceof TLSSocket) socket.destroy();
          else socket.resetAndDestroy();
        });
      }
      callback(null, socket);
    });
}
