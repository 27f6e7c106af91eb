import { makeSite, type Site } from './site.ts';
import type { NotedExchange, SystemContext } from './system.ts';
import { CertificateFolder } from './wire/certificate-folder.ts';
import { MAIN } from './worlds.ts';

/** What a context is made of; what is absent is as a test wants it: quiet, local, any port. */
export interface SystemContextOptions extends Partial<Omit<SystemContext, 'track'>> {
  /** The system's name in the journal. */
  readonly system?: string;
}

/**
 * The context a system is started with.
 * @example const started = await printer.start(systemContext({ seed: 7 }));
 */
export function systemContext({
  system = 'system',
  site = makeSite({ seed: 1, promotions: [], coupons: [] }),
  ...given
}: SystemContextOptions = {}): SystemContext {
  return {
    site,
    seed: 1,
    host: '127.0.0.1',
    nextPort: () => 0,
    lane: MAIN,
    tls: undefined,
    caFile: () => new CertificateFolder().authority(),
    settings: {},
    env: {},
    latency_us: undefined,
    ...given,
    track: (route) => recorder(site, system, route),
  };
}

/** Writes exchanges into the journal and tells whoever watches. */
function recorder(
  { journal, onExchange }: Site,
  system: string,
  route: string,
): (exchange: NotedExchange) => void {
  const track = journal.track(system, route);
  return ({ request = '', reply = '', note, ...exchange }) => {
    journal.record(track, { ...exchange, at_ms: Date.now(), request, reply });
    onExchange?.({ system, route, ...exchange, ...(note === undefined ? {} : { note }) });
  };
}
