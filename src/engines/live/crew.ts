import { Worker } from 'node:worker_threads';
import { dealWindow } from '../wall/deal.ts';
import type { ShardSnapshot } from '../wall/shard-assignment.ts';
import type { LiveRunOptions } from './options.ts';
import type { FromWorker, ToWorker, WorkerAssignment } from './worker-messages.ts';
import { workerUrl } from './worker-url.ts';

/** Three semi-spaces of 128 MB: a fifth less CPU a request than with 64 (bench live-engine). */
const YOUNG_MB = 384;
/** Room for hundreds of thousands of tills. */
const OLD_MB = 8192;

/** How a worker's part ended. */
export type Ending =
  | { readonly how: 'done' }
  | { readonly how: 'failed'; readonly code: string; readonly message: string }
  /** It died without a word. */
  | { readonly how: 'lost'; readonly message: string };

/** One load worker and what is known of it. */
export interface Hand {
  readonly worker: Worker;
  readonly stores: readonly string[];
  readonly ready: Promise<void>;
  readonly ended: Promise<Ending>;
  snapshot: ShardSnapshot | undefined;
}

/** Starts the workers of a run, each with its stores; they wait for `begin`. */
export function hireCrew(options: LiveRunOptions): readonly Hand[] {
  const hands = dealWindow(options.plan, options.workers);
  return hands.map((stores, index) => {
    const assignment: WorkerAssignment = {
      plan: options.plan,
      runId: options.runId,
      folder: options.folder,
      version: options.version,
      index,
      workers: hands.length,
      stores,
      hasDesk: index === 0,
      targets: options.targets,
      access: options.access ?? {},
      adminUrl: options.adminUrl,
    };
    return hire(assignment);
  });
}

/** Tells a worker something. */
export const tell = (hand: Hand, message: ToWorker): void => hand.worker.postMessage(message);

function hire(assignment: WorkerAssignment): Hand {
  const worker = new Worker(workerUrl('live-worker'), {
    workerData: assignment,
    // Suspended behaviours live long: a small young generation would copy them over and over.
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
  });
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const hand: Hand = {
    worker,
    stores: assignment.stores,
    ready,
    ended: new Promise<Ending>((resolve) => {
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'ready') isReady();
        else if (message.type === 'failed') resolve({ how: 'failed', ...message });
        else {
          hand.snapshot = message.snapshot;
          if (message.type === 'done') resolve({ how: 'done' });
        }
      });
      worker.on('error', (cause) => resolve({ how: 'lost', message: cause.message }));
      worker.on('exit', (code) => {
        isReady();
        resolve({ how: 'lost', message: `the worker ended with exit code ${code}` });
      });
    }),
    snapshot: undefined,
  };
  return hand;
}
