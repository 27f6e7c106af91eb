import { dirname } from 'node:path';
import { namesOf } from '../gates/gate-names.ts';
import { SERVICES, type Service } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { compile } from '../scenario/compile.ts';
import { loadScenario } from '../scenario/load.ts';
import { override } from '../scenario/override.ts';
import { checkGates } from './check-gates.ts';
import { openBinding } from './own-services.ts';
import { type OwnTargets, resolveTargets } from './targets.ts';

/** What a k6 script is to be made of. */
export interface ScriptRequest {
  readonly scenario: string;
  readonly cwd: string;
  readonly sets: readonly string[];
  readonly seed: number | undefined;
  readonly replication: number | undefined;
  readonly targets: readonly string[];
  readonly allowHosts: readonly string[];
}

/** A scenario as a script needs it. */
export interface PreparedScript {
  readonly plan: Plan;
  readonly targets: OwnTargets;
  /** Bundled modules of bindings of one's own. */
  readonly bindingCode: Readonly<Partial<Record<Service, string>>>;
  /** The scenario's: its paths are taken from there. */
  readonly folder: string;
}

/**
 * Loads and compiles a scenario for a script; secrets are not read, since a script names
 * variables only.
 * @throws Failure of the scenario, its targets or its bindings
 */
export async function prepareScript(request: ScriptRequest): Promise<PreparedScript> {
  const { cwd, sets, seed, replication } = request;
  const { scenario: written, file } = await loadScenario(request.scenario, { cwd });
  const scenario = override(written, ...sets);
  checkGates(scenario.gates ?? [], [], file);
  const plan = await compile(scenario, {
    ...(seed !== undefined && { seed }),
    ...(replication !== undefined && { replication }),
  });
  checkGates(scenario.gates ?? [], [], file, namesOf(plan));
  const targets = resolveTargets(plan, request.targets, request.allowHosts);
  const bindingCode: Partial<Record<Service, string>> = {};
  const folder = dirname(file);
  for (const service of SERVICES) {
    const target = plan.targets[service];
    const { code } = target === undefined ? {} : await openBinding(service, target, folder);
    if (code !== undefined) bindingCode[service] = code;
  }
  return { plan, targets, bindingCode, folder };
}
