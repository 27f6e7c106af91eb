import { type Listening, listen } from '../wire/listen.ts';
import type { ServerTls } from '../wire/server-tls.ts';
import { TerminalPark } from './terminal-park.ts';
import { KeyRing } from './wire/key-ring.ts';
import { MessageDesk } from './wire/message-desk.ts';
import type { SecurityKey } from './wire/nexo-crypto.ts';
import { type NexoListenerOptions, nexoListener } from './wire/nexo-listener.ts';

/** Where and how terminals are served. */
export interface ServeTerminalsOptions
  extends Pick<NexoListenerOptions, 'notify' | 'onExchange' | 'recorder'>,
    Partial<Pick<NexoListenerOptions, 'park' | 'lane'>> {
  readonly host?: string;
  readonly port?: number;
  /** TLS, which Adyen's libraries insist on; clear text over http without it. */
  readonly tls?: ServerTls;
  readonly keys?: readonly SecurityKey[];
  readonly clearText?: boolean;
  readonly apiKey?: string;
}

/**
 * Serves terminals on one port: local `/nexo`, cloud `/sync` and `/async`, and the Cloud Device
 * API, for as many terminals as `POIID`s are named.
 * @throws Failure PD_PORT_IN_USE
 * @example const { url, close } = await serveTerminals({ park: () => park, keys: [key] });
 */
export function serveTerminals(options: ServeTerminalsOptions = {}): Promise<Listening> {
  const { host = '127.0.0.1', port = 0, tls, keys = [], clearText = true } = options;
  const own = new TerminalPark();
  const listener = nexoListener({
    park: options.park ?? (() => own),
    lane: options.lane ?? 'main',
    desk: new MessageDesk(new KeyRing(keys), clearText),
    apiKey: options.apiKey ?? 'peakday-test-key',
    notify: options.notify,
    onExchange: options.onExchange,
    recorder: options.recorder,
  });
  return listen(listener, { host, port, tls });
}
