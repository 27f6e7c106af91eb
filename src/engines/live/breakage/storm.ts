import { buildConnector } from 'undici';

/**
 * Opens so many connections to a service at one instant, handshake included, and gives each up
 * once it is there: what a service gets when a network comes back for everybody.
 */
export function storm(count: number, base: URL, tls: buildConnector.BuildOptions): void {
  const connect = buildConnector({ ...tls, timeout: 5_000 });
  const { hostname, host, protocol, port } = base;
  for (let i = 0; i < count; i++) {
    connect({ hostname, host, protocol, port }, (_error, socket) => socket?.destroy());
  }
}
