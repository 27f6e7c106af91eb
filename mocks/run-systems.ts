import { getRequestListener } from '@hono/node-server';
import type { BakedDistribution } from '../src/model/distribution.ts';
import { Failure } from '../src/model/failure.ts';
import { adminApp } from './admin/app.ts';
import type { Site } from './site.ts';
import type { AddressRow, StartedSystem, System } from './system.ts';
import { systemContext } from './system-context.ts';
import type { CertificateFolder } from './wire/certificate-folder.ts';
import { makeCertificates } from './wire/certificates.ts';
import { listen } from './wire/listen.ts';
import { type ServerTls, serverTls } from './wire/server-tls.ts';
import { MAIN } from './worlds.ts';

/** What one system is told besides what all are. */
export interface SystemSettings {
  /** The first of its ports. */
  readonly port?: number | undefined;
  readonly latency_us?: BakedDistribution | undefined;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A lane with ports of its own: there, requests need not name it. */
export interface LanePorts {
  readonly lane: string;
  /** The first of its ports; any free ones where absent. */
  readonly port?: number | undefined;
}

/** Which systems to start, and how. */
export interface RunSystemsConfig {
  readonly site: Site;
  readonly systems: readonly System[];
  readonly host: string;
  /** The first port of the lane `main`; any free ones where absent. */
  readonly port?: number | undefined;
  /** Lanes besides `main` that get ports of their own. */
  readonly lanes: readonly LanePorts[];
  readonly tls: 'off' | 'server' | 'mutual';
  readonly certificates: CertificateFolder;
  readonly settingsOf: (system: string) => SystemSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What requests to the admin API, and to devices' controls, must bear. */
  readonly adminToken?: string | undefined;
}

/** A line of the table of addresses, with its lane and system. */
export interface SystemRow extends AddressRow {
  readonly lane: string;
  readonly system: string;
}

/** Systems that listen, until closed. */
export interface RunningSystems {
  readonly rows: readonly SystemRow[];
  readonly adminUrl: string;
  /** The same for what runs in this process: on loopback, never over TLS. */
  readonly innerAdminUrl: string;
  close(): Promise<void>;
}

/**
 * Starts every system once for `main` and once for each further lane, and the admin API.
 * @throws Failure PD_PORT_IN_USE, PD_USAGE for a port beyond 65535; nothing is left listening then
 */
export async function runSystems(config: RunSystemsConfig): Promise<RunningSystems> {
  const open: Pick<StartedSystem, 'close'>[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(open.map((one) => one.close()));
  };
  try {
    const tls =
      config.tls === 'off'
        ? undefined
        : await serverTls(await makeCertificates(), config.tls === 'mutual');
    const rows: SystemRow[] = [];
    const ports = portsFrom(config.port);
    for (const { lane, port } of [{ lane: MAIN, port: undefined }, ...config.lanes]) {
      const nextPort = lane === MAIN ? ports : portsFrom(port);
      for (const system of config.systems) {
        const started = await startOne(system, { config, lane, nextPort, tls });
        open.push(started);
        for (const row of started.rows) rows.push({ lane, system: system.name, ...row });
      }
    }
    const admin = getRequestListener(adminApp(config.site, config.adminToken).fetch, {
      overrideGlobalObjects: false,
    });
    const listening = await listen(admin, {
      host: config.host,
      port: ports(),
      tls: await adminTls(config),
    });
    open.push(listening);
    const adminUrl = listening.url;
    if (!adminUrl.startsWith('https:')) return { rows, adminUrl, innerAdminUrl: adminUrl, close };
    const inner = await listen(admin, { host: '127.0.0.1', port: 0 });
    open.push(inner);
    return { rows, adminUrl, innerAdminUrl: inner.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A token is not sent in the clear where systems speak TLS; it stands for a certificate. */
const adminTls = async ({ tls, adminToken }: RunSystemsConfig): Promise<ServerTls | undefined> =>
  tls === 'off' || adminToken === undefined
    ? undefined
    : serverTls(await makeCertificates(), false);

interface Start {
  readonly config: RunSystemsConfig;
  readonly lane: string;
  readonly nextPort: () => number;
  readonly tls: ServerTls | undefined;
}

function startOne(system: System, { config, lane, nextPort, tls }: Start): Promise<StartedSystem> {
  const { site, host, env, certificates, adminToken } = config;
  const { port, latency_us, settings = {} } = config.settingsOf(system.name);
  return system.start(
    systemContext({
      system: system.name,
      site,
      seed: site.worlds.config.seed,
      host,
      lane,
      // A port of its own is the main lane's; further lanes have theirs.
      nextPort: port === undefined || lane !== MAIN ? nextPort : portsFrom(port),
      tls,
      caFile: () => certificates.authority(),
      latency_us,
      settings,
      env,
      adminToken,
    }),
  );
}

/** Ports in a row, or 0 for any free one. */
function portsFrom(first: number | undefined): () => number {
  if (first === undefined) return () => 0;
  let next = first;
  return () => {
    if (next <= 65_535) return next++;
    throw new Failure('PD_USAGE', `there are no ports beyond 65535: start lower than ${first}`);
  };
}
