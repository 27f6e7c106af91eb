import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { SERVICES, type Service } from '../src/model/operations.ts';
import { adminApp } from './admin/app.ts';
import { type ReferenceConfig, referenceServices } from './reference-services.ts';
import { fastLane } from './wire/fast-lane.ts';
import { type Listening, listen } from './wire/listen.ts';
import { serviceApp } from './wire/service-app.ts';

/** The reference services and the ports they are served on. */
export interface MockConfig extends ReferenceConfig {
  /** Any free port where none is named. */
  readonly ports?: Readonly<Partial<Record<Service | 'admin', number>>>;
  readonly host?: '127.0.0.1';
}

/** Services that listen: their base URLs, until closed. */
export interface RunningMocks {
  readonly urls: Readonly<Record<Service, string>>;
  readonly adminUrl: string;
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}

/**
 * Serves the reference services in this process, each on its own loopback port.
 * @throws Failure PD_PORT_IN_USE; nothing is left listening then
 * @example const mocks = await startMocks({ seed: 7, promotions: DEMO_RULES, coupons: [] });
 */
export async function startMocks(config: MockConfig): Promise<RunningMocks> {
  const { host = '127.0.0.1', ports = {} } = config;
  const services = referenceServices(config);
  const open: Listening[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(open.map((one) => one.close()));
  };
  const start = async (name: Service | 'admin'): Promise<string> => {
    const listener =
      name === 'admin'
        ? listenerOf(adminApp(services))
        : fastLane(services.desks[name], listenerOf(serviceApp(services.desks[name])));
    const one = await listen(listener, host, ports[name] ?? 0);
    open.push(one);
    return one.url;
  };
  try {
    const urls: Record<Service, string> = { promotions: '', payments: '', support: '' };
    for (const service of SERVICES) urls[service] = await start(service);
    return { urls, adminUrl: await start('admin'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The globals of a process that only embeds the mocks are left alone. */
const listenerOf = (app: Hono): ReturnType<typeof getRequestListener> =>
  getRequestListener(app.fetch, { overrideGlobalObjects: false });
