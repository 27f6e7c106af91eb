import { wholeDay } from '../engines/virtual/day-plan.ts';
import { runVirtual, type VirtualProgress } from '../engines/virtual/run-virtual.ts';
import { fitLatency } from '../measure/fit-latency.ts';
import { readRun } from '../measure/read-run.ts';
import type { RunEnding, RunRecord } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import { makeRunFolder } from './run-folder.ts';
import { saveRecord } from './save-record.ts';

/** What a simulation tells while it runs. */
export interface SimulationWatch {
  readonly signal: AbortSignal;
  readonly onStart: (plan: Plan) => void;
  readonly onDay: (progress: VirtualProgress) => void;
}

/**
 * The whole day of a plan at the latencies of its live window. A model the author wrote stands;
 * the rest is fitted from the run folder's series.
 */
export async function fittedDay(plan: Plan, folder: string): Promise<Plan> {
  const { series } = await readRun(folder);
  const fitted = fitLatency(plan, series.seconds());
  return { ...wholeDay(plan), latency: { ...fitted, ...plan.latency } };
}

/** Simulates a plan's window into a run folder of its own; its record ends as the simulation did. */
export async function simulatePart(
  plan: Plan,
  rehearsal: RunRecord,
  folder: string,
  watch: SimulationWatch,
): Promise<{ readonly ending: RunEnding; readonly ended: RunRecord }> {
  const record: RunRecord = { ...rehearsal, engine: 'virtual', workers: 1 };
  await makeRunFolder(folder, plan, record);
  watch.onStart(plan);
  const ending = await runVirtual({
    plan,
    runId: record.runId,
    folder,
    onProgress: watch.onDay,
    signal: watch.signal,
  });
  return { ending, ended: await saveRecord(folder, record, ending) };
}
