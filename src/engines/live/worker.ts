import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../model/failure.ts';
import type { Service } from '../../model/operations.ts';
import type { Binding } from '../../services/binding.ts';
import { Shard } from '../wall/shard.ts';
import { prepareBreakage } from './breakage/prepare-breakage.ts';
import { gearOf } from './gear.ts';
import { loadBindings } from './load-bindings.ts';
import type { FromWorker, ToWorker, WorkerAssignment } from './worker-messages.ts';

/** How often the main thread hears where this worker stands. */
const PROGRESS_MS = 200;

const port = parentPort;
if (port === null) throw new Error('the load worker runs as a worker thread only');
const send = (message: FromWorker): void => port.postMessage(message);
const assignment = workerData as WorkerAssignment;
let shard: Shard | undefined;

async function work(
  bindings: Readonly<Record<Service, Binding>>,
  origin_ms: number,
): Promise<void> {
  let ticker: NodeJS.Timeout | undefined;
  try {
    const mine = new Shard(assignment, gearOf(assignment, bindings, origin_ms));
    shard = mine;
    ticker = setInterval(() => send({ type: 'progress', snapshot: mine.snapshot }), PROGRESS_MS);
    await mine.run();
    send({ type: 'done', snapshot: mine.snapshot });
  } catch (cause) {
    failed(cause);
  } finally {
    clearInterval(ticker);
    port?.close();
  }
}

function failed(cause: unknown): void {
  const code = cause instanceof Failure ? cause.code : 'PD_BUG';
  const known = cause instanceof Failure ? cause.message : (cause as Error | undefined)?.stack;
  send({ type: 'failed', code, message: known ?? String(cause) });
}

Promise.all([loadBindings(assignment), prepareBreakage(assignment.plan.faults)]).then(
  ([bindings]) => {
    port.on('message', (message: ToWorker) => {
      if (message.type === 'start') void work(bindings, message.origin_ms);
      else if (message.type === 'order') shard?.obey(message.order);
      else shard?.stop();
    });
    send({ type: 'ready' });
  },
  (cause: unknown) => {
    failed(cause);
    port.close();
  },
);
