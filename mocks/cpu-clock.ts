import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/**
 * CPU seconds this thread has used: the runtime's own figure where there is one (Node 24), else
 * the kernel's (Linux), else the time its event loop was not idle.
 */
export function threadCpuSeconds(): number {
  const own: unknown = Reflect.get(process, 'threadCpuUsage');
  if (typeof own === 'function') {
    const { user, system } = own.call(process) as NodeJS.CpuUsage;
    return (user + system) / 1e6;
  }
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e9;
  } catch {
    return performance.eventLoopUtilization().active / 1e3;
  }
}
