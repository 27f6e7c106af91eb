import type { Site } from '../site.ts';
import type { AddressRow, StartedSystem, System, SystemContext } from '../system.ts';
import { makeCertificates } from '../wire/certificates.ts';
import type { Listening } from '../wire/listen.ts';
import type { Part } from '../world.ts';
import { CATEGORIES, eventNotification } from './nexo.ts';
import { type ServeTerminalsOptions, serveTerminals } from './serve-terminals.ts';
import { type TerminalSettings, terminalSettings } from './settings.ts';
import { TerminalPark } from './terminal-park.ts';
import { scaledTiming } from './timing.ts';
import { Courier } from './wire/courier.ts';
import type { NexoExchange } from './wire/nexo-listener.ts';

/** Payment terminals as `peakday mock terminal` starts them: a park in every lane. */
export const terminal: System = {
  name: 'terminal',
  kind: 'terminal',
  about: 'payment terminals: nexo JSON as in the Adyen Terminal API, local and cloud',
  start,
};

/** Ports of one site share the parks, so that a lane is the same behind each. */
const PARKS = new WeakMap<Site, Part<TerminalPark>>();

async function start(context: SystemContext): Promise<StartedSystem> {
  const { site, host, nextPort, lane, env } = context;
  const settings = terminalSettings(context.settings, context.env);
  const courier = settings.webhook === undefined ? undefined : new Courier(settings.webhook);
  const bring = courier && ((text: string): void => courier.bring(text));
  const parks = PARKS.get(site) ?? partOf(settings, bring);
  PARKS.set(site, parks);
  const options: ServeTerminalsOptions = {
    park: (name) => site.worlds.of(name)?.part(parks),
    lane,
    host,
    keys: settings.keys,
    apiKey: settings.apiKey,
    clearText: settings.clearText,
    notify: bring,
    onExchange: tracked(context),
    recorder: site.recorder,
  };
  const certificates = await makeCertificates();
  const tls = { ...context.tls, ...(await certificates.leaf('terminal')) };
  const secure = await serveTerminals({ ...options, tls, port: nextPort() });
  const rows = rowsOf(secure.url, settings, env, await context.caFile());
  const open: Listening[] = [secure];
  const close = async (): Promise<void> => {
    await Promise.all(open.map((one) => one.close()));
  };
  if (!settings.clearText) return { rows, close };
  try {
    const plain = await serveTerminals({ ...options, port: nextPort() });
    open.push(plain);
    const row = { what: 'terminals: local and cloud, no TLS', address: `${plain.url}/nexo` };
    return { rows: [...rows, row], close };
  } catch (error) {
    await close();
    throw error;
  }
}

const partOf = (
  settings: TerminalSettings,
  bring: ((text: string) => void) | undefined,
): Part<TerminalPark> => ({
  name: 'terminals',
  make: (world) =>
    new TerminalPark({
      faults: world.faults.devices,
      timing: scaledTiming(settings.pace),
      outcomes: settings.outcomes,
      loginRequired: settings.loginRequired,
      hostTimeout: settings.hostTimeout,
      ...(bring && { onEvent: (notice) => bring(JSON.stringify(eventNotification(notice))) }),
    }),
});

function rowsOf(
  url: string,
  { keys, apiKey }: TerminalSettings,
  env: SystemContext['env'],
  caFile: string,
): readonly AddressRow[] {
  const [key] = keys;
  // Both come by way of `--config`, which names the variable: only its value is known here.
  const isSecret = (value: string | undefined): boolean => Object.values(env).includes(value);
  const phrase = isSecret(key?.passphrase)
    ? 'from the environment'
    : `passphrase ${key?.passphrase}`;
  return [
    {
      what: 'terminals: local, any POIID',
      address: `${url}/nexo`,
      credentials: `key ${key?.keyIdentifier} version ${key?.keyVersion}, ${phrase}`,
    },
    {
      what: "terminals: local, for Adyen's Node library",
      address: `${url}/`,
      credentials: `certificatePath ${caFile}`,
    },
    {
      what: 'terminals: cloud (/sync, /async, /v1)',
      address: url,
      credentials: `x-api-key: ${isSecret(apiKey) ? 'from the environment' : apiKey}`,
    },
  ];
}

/** Into the journal: what was asked and how it ended, never a body. */
function tracked({ track }: SystemContext): (exchange: NexoExchange) => void {
  const tracks = new Map(
    ['Event', ...CATEGORIES].map((category): [string, ReturnType<typeof track>] => [
      category,
      track(`nexo ${category}`),
    ]),
  );
  const other = track('nexo other');
  // Requests that reached no terminal.
  tracks.set('none', track('none'));
  return ({ category, lane, status, poiId, latency_us, note }) => {
    const noted = tracks.get(category) ?? other;
    noted({ lane, status, device: poiId, latency_us, note });
  };
}
