import { availableParallelism, cpus } from 'node:os';
import type { HostClass } from '../model/facts.ts';

/** What kind of machine this is. */
export const hostClass = (): HostClass => ({
  cpu: cpus()[0]?.model.trim() || process.arch,
  cores: availableParallelism(),
});
