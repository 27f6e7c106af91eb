import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Failure } from '../model/failure.ts';
import type { FaultOrder } from '../model/fault-order.ts';
import type { DashboardConfig, FromDashboard, ToDashboard } from './messages.ts';

/** What a page asks of the process it shows. */
export interface DashboardEars {
  readonly onStop: () => void;
  readonly onOrder: (order: FaultOrder) => void;
}

/** A live page in a thread of its own. */
export interface Dashboard {
  /** With the token in its fragment: whoever has it may act. */
  readonly url: string;
  readonly tell: (message: ToDashboard) => void;
  /** Leaves viewers their last state and the port to others. */
  readonly close: () => Promise<void>;
}

/** Longer than its thread takes to say goodbye. */
const CLOSE_MS = 5000;

/**
 * Opens a live page on loopback. Its thread keeps no process alive, reads what it shows from
 * files or from the admin API, and shares nothing with the load workers.
 * @throws Failure PD_PORT_IN_USE, or PD_BUG when the thread cannot start
 */
export async function openDashboard(
  { kind, port }: Omit<DashboardConfig, 'token'>,
  { onStop, onOrder }: DashboardEars,
): Promise<Dashboard> {
  const token = randomBytes(18).toString('base64url');
  const worker = new Worker(workerUrl(), {
    workerData: { kind, port, token } satisfies DashboardConfig,
    name: 'peakday dashboard',
  });
  let isClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    isClosed = resolve;
  });
  const url = await new Promise<string>((resolve, reject) => {
    worker.on('message', (message: FromDashboard) => {
      if (message.type === 'ready') resolve(message.url);
      else if (message.type === 'failed') reject(refused(message));
      else if (message.type === 'stop') onStop();
      else if (message.type === 'order') onOrder(message.order);
      else isClosed();
    });
    // Beyond the start, a page that breaks is gone; the run goes on.
    worker.on('error', (cause) => reject(new Failure('PD_BUG', cause.message, { cause })));
    worker.on('exit', () => isClosed());
  });
  worker.unref();
  let closing: Promise<void> | undefined;
  const tell = (message: ToDashboard): void => worker.postMessage(message);
  const close = async (): Promise<void> => {
    tell({ type: 'end', outcome: undefined });
    await soon(closed);
    await worker.terminate();
  };
  return {
    url: `${url}/#token=${token}`,
    tell,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** `dashboard-worker.js` beside the bundle, or in dist when run from the sources. */
function workerUrl(): URL {
  const beside = new URL('./dashboard-worker.js', import.meta.url);
  return import.meta.url.endsWith('.ts') || !existsSync(beside)
    ? new URL('../../dist/dashboard-worker.js', import.meta.url)
    : beside;
}

const refused = ({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): Failure =>
  code === 'PD_PORT_IN_USE'
    ? new Failure('PD_PORT_IN_USE', message, { hint: 'choose another with --ui-port' })
    : new Failure('PD_BUG', message);

function soon(promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
