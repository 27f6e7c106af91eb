import { performance } from 'node:perf_hooks';

/** A gauge of how much of its core this thread's event loop used since it was last asked. */
export function loopUse(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return Math.round(utilization * 1e3) / 1e3;
  };
}
