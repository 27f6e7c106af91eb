/** Where a request to a terminal's or the cloud's port goes. */
export type NexoRoute =
  | { readonly to: 'local' }
  | { readonly to: 'sync' | 'async'; readonly device?: string }
  | { readonly to: 'status'; readonly device: string }
  | { readonly to: 'event'; readonly device: string }
  | { readonly to: 'connectedDevices' };

/**
 * Adyen's Node library writes `:8443/nexo/` behind whatever address it is given, so a mock on
 * another port is reached by the address `https://host:port/`, and by this path.
 */
const LOCAL = /^(?:\/:8443)?\/nexo\/?$/;
const DEVICE = /^\/v1\/merchants\/[^/]+\/devices\/([^/]+)\/(sync|async|status)$/;
/** The mock's own: makes a terminal tell an event. */
const EVENT = /^\/terminals\/([^/]+)\/events$/;
const CONNECTED = /^\/v1\/merchants\/[^/]+\/connectedDevices$/;

/** The route of a method and a path; undefined for a stranger. */
export function nexoRoute(method: string, path: string): NexoRoute | undefined {
  if (method === 'POST') {
    if (LOCAL.test(path)) return { to: 'local' };
    if (path === '/sync' || path === '/async') return { to: path === '/sync' ? 'sync' : 'async' };
  }
  const [, encoded = '', call = 'event'] = DEVICE.exec(path) ?? EVENT.exec(path) ?? [];
  const device = decoded(encoded);
  if (device === undefined) return undefined;
  if (method === 'POST' && call === 'event' && device !== '') return { to: call, device };
  if (method === 'POST' && (call === 'sync' || call === 'async')) return { to: call, device };
  if (method !== 'GET') return undefined;
  if (call === 'status') return { to: 'status', device };
  return CONNECTED.test(path) ? { to: 'connectedDevices' } : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
