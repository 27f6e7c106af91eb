import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Session } from '../engines/live/session.ts';
import type { RunRecord } from '../model/facts.ts';
import { Failure } from '../model/failure.ts';
import type { Service } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { withoutSecrets } from '../services/without-secrets.ts';
import { type OwnService, openOwnServices } from './own-services.ts';
import { resolveTargets } from './targets.ts';
import { VERSION } from './version.ts';

/** What was removed from one service: `null` when its binding removes nothing. */
export interface Cleaned {
  readonly service: Service;
  readonly binding: string;
  readonly removed: number | null;
  /** Why it stopped before the end, when it did. */
  readonly failure?: string;
}

/**
 * Removes what a run created in one's own services, each by its binding's cleanup.
 * @throws Failure PD_RUN_UNREADABLE, PD_TARGET_FORBIDDEN, PD_TARGET_BINDING, PD_TARGET_SECRET
 */
export async function cleanRun(
  folder: string,
  allowHosts: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly Cleaned[]> {
  const record = await readJson<RunRecord>(join(folder, 'run.json'));
  const { runId, own } = record;
  if (own === undefined) return [];
  const plan = await readJson<Plan>(join(folder, 'plan.json'));
  const flags = Object.entries(own.urls).map(([service, url]) => `${service}=${url}`);
  const targets = resolveTargets(plan, flags, allowHosts);
  const services = await openOwnServices(plan, targets, { env, folder: own.folder });
  return Promise.all(services.map((one) => clean(one, runId)));
}

async function clean(own: OwnService, runId: string): Promise<Cleaned> {
  const { service, binding } = own;
  const userAgent = `peakday/${VERSION} (synthetic; run ${runId}; cleanup)`;
  const session = new Session({ ...own, runId, userAgent });
  const about = { service, binding: binding.name };
  try {
    return { ...about, removed: (await session.cleanup()) ?? null };
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const failure = withoutSecrets(said, own.access);
    return { ...about, removed: null, failure };
  } finally {
    await session.close();
  }
}

async function readJson<T>(file: string): Promise<T> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (cause) {
    throw new Failure('PD_RUN_UNREADABLE', `${file} cannot be read`, { cause });
  }
}
