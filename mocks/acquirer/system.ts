import type { Site } from '../site.ts';
import type { StartedSystem, System, SystemContext } from '../system.ts';
import type { Part } from '../world.ts';
import { AcquirerHost } from './acquirer-host.ts';
import type { Framing } from './framing.ts';
import type { IsoMessage } from './iso-message.ts';
import { safeText } from './safe-text.ts';
import { type IsoExchange, serveAcquirer } from './serve-acquirer.ts';
import { acquirerSettings } from './settings.ts';

/** The acquirer's host as `peakday mock acquirer` starts it. */
export const acquirer: System = {
  name: 'acquirer',
  kind: 'acquirer',
  about: "an acquirer's host: ISO 8583 over TCP",
  start,
};

/** Ports of one site share the hosts, so that a lane is the same behind each. */
const HOSTS = new WeakMap<Site, Part<AcquirerHost>>();

async function start(context: SystemContext): Promise<StartedSystem> {
  const { site, host, nextPort, lane, tls } = context;
  const { framing, encoding, ...behaviour } = acquirerSettings(context.settings);
  const hosts = HOSTS.get(site) ?? { name: 'acquirer', make: () => new AcquirerHost(behaviour) };
  HOSTS.set(site, hosts);
  // The port's own lane: there is room for it since it was made when the port was.
  const spare = new AcquirerHost(behaviour);
  const running = await serveAcquirer({
    acquirer: () => site.worlds.of(lane)?.part(hosts) ?? spare,
    host,
    port: nextPort(),
    framing,
    encoding,
    tls,
    onExchange: tracked(context),
  });
  const row = {
    what: `acquirer: ISO 8583, ${framingWords(framing)}${tls === undefined ? '' : ', TLS'}`,
    address: `${host}:${running.port}`,
  };
  return { rows: [row], close: running.close };
}

const LENGTHS: Readonly<Record<Framing['length'], string>> = {
  be2: '2-byte length',
  le2: '2-byte length, little-endian',
  be4: '4-byte length',
  ascii4: '4 ASCII digits of length',
};

const framingWords = ({ length, inclusive, tpdu }: Framing): string =>
  [LENGTHS[length], ...(inclusive ? ['counting itself'] : []), ...(tpdu ? ['TPDU'] : [])].join(
    ', ',
  );

/** Message types that a till sends, each counted on its own. */
const TYPES = ['0100', '0200', '0220', '0400', '0420', '0421', '0500', '0800'] as const;

/** Into the journal: types, amounts and response codes; card numbers masked. */
function tracked({ track, lane }: SystemContext): (exchange: IsoExchange) => void {
  const tracks = new Map<string, ReturnType<typeof track>>(
    TYPES.map((mti) => [mti, track(`iso ${mti}`)]),
  );
  const other = track('iso other');
  return ({ request, reply, latency_us }) => {
    const noted = tracks.get(request.mti) ?? other;
    noted({
      lane,
      status: statusOf(reply),
      device: request.fields.get(41)?.trim() ?? 'unknown',
      latency_us,
      request: safeText(request),
      reply: reply === undefined ? '' : safeText(reply),
      note: reply === undefined ? 'no answer' : `DE 39 ${reply.fields.get(39)}`,
    });
  };
}

const statusOf = (reply: IsoMessage | undefined): number => {
  if (reply === undefined) return 500;
  return reply.fields.get(39) === '30' ? 400 : 200;
};
