import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { compile } from '../scenario/compile.ts';
import { loadScenario } from '../scenario/load.ts';
import { parseTarget, type StaffTarget } from '../study/staff-target.ts';
import { staffWindow } from '../study/staff-window.ts';
import { readWhole, readWindow } from './what-if-flags.ts';

/** The flags of `peakday staff` that say what is to be staffed for. */
export interface StaffFlags {
  readonly scenario: string;
  readonly target: string;
  readonly replications: number;
  readonly seed: number | undefined;
  readonly window: string | undefined;
  readonly 'max-agents': number | undefined;
  readonly workers: number | undefined;
}

/** What is to be staffed for, checked and compiled. */
export interface StaffRequest {
  readonly target: StaffTarget;
  /** One a replication. */
  readonly plans: readonly Plan[];
  readonly maxAgents: number | undefined;
  readonly workers: number | undefined;
}

/**
 * Reads the flags and compiles every replication, before anything is simulated.
 * @throws Failure PD_USAGE for a flag, or a window in which no store is open; those of the scenario
 */
export async function staffRequest(flags: StaffFlags, cwd: string): Promise<StaffRequest> {
  const target = parseTarget(flags.target);
  const window = readWindow(flags.window);
  const replications = readWhole('replications', flags.replications, 1, 100) ?? 3;
  const maxAgents = readWhole('max-agents', flags['max-agents'], 1, 100_000);
  const workers = readWhole('workers', flags.workers, 1, 256);
  const seed = readWhole('seed', flags.seed, 0, Number.MAX_SAFE_INTEGER);
  const { scenario } = await loadScenario(flags.scenario, { cwd });
  const plans: Plan[] = [];
  for (let replication = 0; replication < replications; replication++) {
    const plan = await compile(scenario, { replication, ...(seed !== undefined && { seed }) });
    const part = staffWindow(plan, target.within_us, window);
    if (part.live.from_us >= part.live.to_us) {
      throw new Failure('PD_USAGE', `--window ${flags.window}: no store is open then`);
    }
    plans.push(part);
  }
  return { target, plans, maxAgents, workers };
}
