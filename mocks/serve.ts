import { getRequestListener } from '@hono/node-server';
import { SERVICES, type Service } from '../src/model/operations.ts';
import { adminApp } from './admin/app.ts';
import { REFERENCE_APIS } from './reference-api.ts';
import { makeSite, type SiteConfig } from './site.ts';
import { type Listening, listen } from './wire/listen.ts';
import { type LagReport, OwnLag } from './wire/own-lag.ts';
import { serveApi } from './wire/serve-api.ts';

/** The reference services and the ports they are served on. */
export interface MockConfig extends Omit<SiteConfig, 'lag'> {
  /** Any free port where none is named. */
  readonly ports?: Readonly<Partial<Record<Service | 'admin', number>>>;
  readonly host?: '127.0.0.1';
}

/** Services that listen: their base URLs, until closed. */
export interface RunningMocks {
  readonly urls: Readonly<Record<Service, string>>;
  readonly adminUrl: string;
  /** How late this thread's event loop was since they listen. */
  lag(): LagReport;
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}

/**
 * Serves the reference services in this process, each on its own loopback port.
 * @throws Failure PD_PORT_IN_USE; nothing is left listening then
 * @example const mocks = await startMocks({ seed: 7, promotions: DEMO_RULES, coupons: [] });
 */
export async function startMocks(config: MockConfig): Promise<RunningMocks> {
  const { host = '127.0.0.1', ports = {}, ...rest } = config;
  const lag = new OwnLag();
  const site = makeSite({ ...rest, lag });
  const open: Listening[] = [];
  const close = async (): Promise<void> => {
    lag.stop();
    await Promise.all(open.map((one) => one.close()));
  };
  const start = async (name: Service | 'admin'): Promise<string> => {
    const port = ports[name] ?? 0;
    const one =
      name === 'admin'
        ? await listen(getRequestListener(adminApp(site).fetch, LEAVE_GLOBALS), { host, port })
        : await serveApi(REFERENCE_APIS[name], site.worlds, { ...site, host, port });
    open.push(one);
    return one.url;
  };
  try {
    const urls: Record<Service, string> = { promotions: '', payments: '', support: '', sales: '' };
    for (const service of SERVICES) urls[service] = await start(service);
    const adminUrl = await start('admin');
    lag.start();
    return { urls, adminUrl, lag: () => lag.report(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The globals of a process that only embeds the mocks are left alone. */
const LEAVE_GLOBALS = { overrideGlobalObjects: false } as const;
