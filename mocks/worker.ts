import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../src/model/failure.ts';
import { threadCpuSeconds } from './cpu-clock.ts';
import type { EmbeddedConfig, ToParent, ToWorker } from './embedded-messages.ts';
import { startMocks } from './serve.ts';

const tell = (message: ToParent): void => parentPort?.postMessage(message);

try {
  const mocks = await startMocks(workerData as EmbeddedConfig);
  parentPort?.on('message', async (message: ToWorker) => {
    if (message.ask === 'cpu') return tell({ tell: 'cpu', seconds: threadCpuSeconds() });
    if (message.ask === 'lag') return tell({ tell: 'lag', report: mocks.lag() });
    await mocks.close();
    tell({ tell: 'closed' });
    parentPort?.close();
  });
  tell({ tell: 'ready', urls: mocks.urls, adminUrl: mocks.adminUrl });
} catch (error) {
  const failure = error instanceof Failure ? error : undefined;
  tell({
    tell: 'failed',
    code: failure?.code ?? 'PD_BUG',
    message: error instanceof Error ? error.message : String(error),
    hint: failure?.hint,
  });
}
