import { buildConnector } from 'undici';
import type { Break } from './ground.ts';

/** `tls/stall`: accepts the connection and never answers the handshake. */
export const tlsStall: Break = (_fault, ground) => {
  const connect = buildConnector({ timeout: 0 });
  return (_options, callback) => {
    const called = { hostname: 'localhost', host: 'localhost', protocol: 'https:', port: '443' };
    ground
      .connect((far) => far.resume())
      .then(
        (httpSocket) => connect({ ...called, httpSocket }, callback),
        (cause: unknown) =>
          callback(cause instanceof Error ? cause : new Error(String(cause)), null),
      );
  };
};
