import { mkdirSync, writeFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Fingerprint } from '../../kernel/fingerprint.ts';
import type { FingerprintRecord, RunEnding } from '../../model/facts.ts';
import { Failure } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import { FileSink } from '../record/file-sink.ts';
import type { Totals } from '../record/run-recorder.ts';
import { VirtualDay } from './virtual-day.ts';

/** What a run in virtual time needs; everything else is in the plan. */
export interface VirtualRunOptions {
  /** Its `live` window is simulated: see `wholeDay`. */
  readonly plan: Plan;
  readonly runId: string;
  /** The run folder; `facts/` and `series/` are written below it. */
  readonly folder: string;
  /** Called now and then with where the day stands. */
  readonly onProgress?: (progress: VirtualProgress) => void;
  /** Aborting ends the day where it stands, with everything seen kept. */
  readonly signal?: AbortSignal;
}

/** Where a virtual day stands. */
export interface VirtualProgress {
  readonly at_us: number;
  /** Share of the window done, 0 to 1. */
  readonly done: number;
  readonly totals: Totals;
}

/** Business time simulated between two looks at the outside world. */
const STRETCH_US = 5 * 60e6;

/**
 * Runs a plan's window in virtual time and resolves when its facts are on disk. It yields to the
 * event loop every few business minutes, so that progress and Ctrl-C are seen.
 */
export async function runVirtual(options: VirtualRunOptions): Promise<RunEnding> {
  const { plan, runId, folder, onProgress, signal } = options;
  const { from_us, to_us } = plan.live;
  mkdirSync(`${folder}/facts`, { recursive: true });
  mkdirSync(`${folder}/series`, { recursive: true });
  try {
    const print = new Fingerprint();
    const day = new VirtualDay(plan, runId, new FileSink(folder, 'day'), print);
    while (!day.isOver && !signal?.aborted) {
      day.advance(day.kernel.now + STRETCH_US);
      const at_us = day.kernel.now;
      const done = (at_us - from_us) / (to_us - from_us);
      onProgress?.({ at_us, done, totals: day.recorder.totals });
      await turn();
    }
    day.close();
    writeFingerprint(folder, print);
    return { how: signal?.aborted && !day.isOver ? 'signal' : 'completed', lost: [] };
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    return { how: 'failed', detail: `${cause.code}: ${cause.message}`, lost: [] };
  }
}

/** `fingerprint.json`: what tells two days apart, and where to begin to look. */
function writeFingerprint(folder: string, print: Fingerprint): void {
  const { events, checkpoints } = print;
  const record: FingerprintRecord = { fingerprint: print.hex(), events, checkpoints };
  writeFileSync(`${folder}/fingerprint.json`, `${JSON.stringify(record)}\n`);
}
