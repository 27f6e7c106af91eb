import { DEVICE_RUNNERS } from './device-runners.ts';
import { GRAPHIC_RUNNERS } from './graphic-runners.ts';
import type { Runners } from './job.ts';
import { TEXT_RUNNERS } from './text-runners.ts';

/** What every command does, by its name; those without a runner change nothing that is printed. */
export const RUNNERS: Runners = { ...TEXT_RUNNERS, ...GRAPHIC_RUNNERS, ...DEVICE_RUNNERS };
