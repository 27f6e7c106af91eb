import { Worker } from 'node:worker_threads';
import { Failure } from '../src/model/failure.ts';
import type { EmbeddedConfig, ToParent, ToWorker } from './embedded-messages.ts';
import type { RunningMocks } from './serve.ts';
import type { LagReport } from './wire/own-lag.ts';

/** Reference services in a thread of their own, as `startEmbeddedMocks` gives them. */
export interface EmbeddedMocks extends Omit<RunningMocks, 'lag'> {
  /** CPU seconds the services' thread has used. */
  cpuSeconds(): Promise<number>;
  /** How late the services' thread was; undefined when it cannot tell. */
  lag(): Promise<LagReport | undefined>;
}

/**
 * Serves the reference services from a worker thread of their own, so that they do not share
 * the load generator's event loop. The thread keeps no process alive and ends with it.
 * @throws Failure PD_PORT_IN_USE, or PD_BUG when the thread cannot start
 */
export async function startEmbeddedMocks(config: EmbeddedConfig): Promise<EmbeddedMocks> {
  const worker = new Worker(workerUrl(), { workerData: config, name: 'peakday mocks' });
  const next = mailbox(worker);
  const first = await next();
  if (first.tell !== 'ready') throw await refused(worker, first);
  worker.unref();
  let last: Promise<ToParent> = Promise.resolve(first);
  // One question at a time, and while one is open the thread does keep the process alive.
  const ask = (question: ToWorker): Promise<ToParent> => {
    last = last.then(() => {
      worker.ref();
      worker.postMessage(question);
      return next().finally(() => worker.unref());
    });
    return last;
  };
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await ask({ ask: 'close' });
    await worker.terminate();
  };
  return {
    urls: first.urls,
    adminUrl: first.adminUrl,
    async cpuSeconds() {
      const answer = await ask({ ask: 'cpu' });
      return answer.tell === 'cpu' ? answer.seconds : Number.NaN;
    },
    async lag() {
      const answer = await ask({ ask: 'lag' });
      return answer.tell === 'lag' ? answer.report : undefined;
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** `mock-worker.js` beside the bundle, or in dist when run from the sources. */
const workerUrl = (): URL =>
  new URL(
    import.meta.url.endsWith('.ts') ? '../dist/mock-worker.js' : './mock-worker.js',
    import.meta.url,
  );

/** The worker's next message; its death is one, too. */
function mailbox(worker: Worker): () => Promise<ToParent> {
  return () =>
    new Promise((resolve) => {
      const settle = (message: ToParent): void => {
        worker.off('message', settle);
        worker.off('error', broke);
        worker.off('exit', ended);
        resolve(message);
      };
      const broke = (error: Error): void => settle(failed(error.message));
      const ended = (): void => settle(failed('The services’ thread ended.'));
      worker.on('message', settle);
      worker.on('error', broke);
      worker.on('exit', ended);
    });
}

const failed = (message: string): ToParent => ({
  tell: 'failed',
  code: 'PD_BUG',
  message,
  hint: 'build first: npm run build',
});

async function refused(worker: Worker, message: ToParent): Promise<Failure> {
  await worker.terminate();
  if (message.tell !== 'failed') return new Failure('PD_BUG', 'The services’ thread misspoke.');
  const { code, hint } = message;
  return new Failure(code, message.message, hint === undefined ? {} : { hint });
}
