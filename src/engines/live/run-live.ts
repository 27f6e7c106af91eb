import { mkdirSync } from 'node:fs';
import type { RunEnding } from '../../model/facts.ts';
import { orderableFaults } from '../wall/fault-hand.ts';
import { progressOf } from '../wall/progress.ts';
import { type Ending, type Hand, hireCrew, tell } from './crew.ts';
import { nodeClock } from './node-clock.ts';
import type { LiveRunOptions } from './options.ts';

/** Workers get this long to open their files before the window starts. */
const HEAD_START_MS = 50;
const PROGRESS_MS = 100;
/** Beyond window and drain, after which a worker that says nothing counts as lost. */
const GRACE_MS = 15_000;

/**
 * Runs the live window of a plan on worker threads against real services, and resolves when its
 * facts are on disk. A worker that dies takes its stores with it and nothing else: the ending
 * names them, and the facts they wrote stay.
 */
export async function runLive(options: LiveRunOptions): Promise<RunEnding> {
  mkdirSync(`${options.folder}/facts`, { recursive: true });
  mkdirSync(`${options.folder}/series`, { recursive: true });
  return superviseCrew(options, hireCrew(options));
}

/** The part of `runLive` after hiring: begins, watches, stops, and sums the endings up. */
export async function superviseCrew(
  options: LiveRunOptions,
  crew: readonly Hand[],
): Promise<RunEnding> {
  const { plan, signal } = options;
  await Promise.all(crew.map((hand) => hand.ready));
  const origin_ms = performance.timeOrigin + performance.now() + HEAD_START_MS;
  const clock = nodeClock(origin_ms, plan.live.from_us, plan.live.compression);
  for (const hand of crew) tell(hand, { type: 'start', origin_ms });
  options.onOrderable?.(orderableFaults(plan.faults, options.adminUrl), (order) => {
    for (const hand of crew) tell(hand, { type: 'order', order });
  });
  const stop = (): void => {
    for (const hand of crew) tell(hand, { type: 'stop' });
  };
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  const ticker = setInterval(
    () => options.onProgress?.(progressOf(options, crew, clock.wall())),
    PROGRESS_MS,
  );
  const limit_ms =
    (clock.wallAt(plan.live.to_us + plan.live.settle_us) + plan.live.drainWall_us) / 1e3 +
    HEAD_START_MS +
    GRACE_MS;
  const watchdog = setTimeout(() => {
    for (const hand of crew) void hand.worker.terminate();
  }, limit_ms);
  try {
    const lost: { stores: readonly string[]; at_us: number }[] = [];
    const watch = async (hand: Hand): Promise<Ending> => {
      const ending = await hand.ended;
      if (ending.how !== 'done') lost.push({ stores: hand.stores, at_us: clock.business() });
      if (ending.how === 'failed') stop();
      return ending;
    };
    const endings = await Promise.all(crew.map(watch));
    await Promise.all(crew.map((hand) => hand.worker.terminate()));
    return { ...summary(endings, signal), lost };
  } finally {
    clearInterval(ticker);
    clearTimeout(watchdog);
    signal?.removeEventListener('abort', stop);
  }
}

function summary(
  endings: readonly Ending[],
  signal: AbortSignal | undefined,
): Pick<RunEnding, 'how' | 'detail'> {
  for (const ending of endings) {
    if (ending.how === 'failed') {
      return { how: 'failed', detail: `${ending.code}: ${ending.message}` };
    }
  }
  const dead = endings.filter((ending) => ending.how === 'lost');
  const detail = dead.map((ending) => ending.message).join('; ');
  if (dead.length === endings.length) return { how: 'failed', detail: `PD_WORKER_LOST: ${detail}` };
  if (signal?.aborted) return { how: 'signal' };
  return dead.length === 0 ? { how: 'completed' } : { how: 'completed', detail };
}
