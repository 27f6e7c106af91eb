import { dirname } from 'node:path';
import { EXIT, Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { failureJson, printFailure } from './fail.ts';
import { formatProbe } from './format-probe.ts';
import { openOwnServices } from './own-services.ts';
import { preflight } from './preflight.ts';
import { type Probe, probe } from './probe.ts';
import { type Streams, wantsColor } from './streams.ts';
import { resolveTargets } from './targets.ts';
import { VERSION } from './version.ts';

/** What `peakday check --probe` was asked for. */
export interface ProbeRequest {
  readonly plan: Plan;
  /** The scenario's file: paths are taken from its folder. */
  readonly file: string;
  readonly target: readonly string[];
  readonly allowHosts: readonly string[];
  readonly json: boolean;
}

/**
 * Tries every operation of one's own services once and prints what was found.
 * @returns the exit code: 2 when an operation did not work
 * @throws Failure PD_TARGET_*, and PD_USAGE when no service is one's own
 */
export async function checkTargets(request: ProbeRequest, streams: Streams): Promise<number> {
  const { plan, file, target, allowHosts, json } = request;
  const targets = resolveTargets(plan, target, allowHosts);
  if (Object.keys(targets).length === 0) {
    throw new Failure('PD_USAGE', 'there is nothing to probe: no service is your own', {
      hint: 'name one with --target support=http://127.0.0.1:8080, or under `targets`',
    });
  }
  const source = { env: streams.env, folder: dirname(file) };
  const services = await openOwnServices(plan, targets, source);
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(2, 14);
  const runId = `probe-${stamp}-${Math.random().toString(36).slice(2, 6)}`;
  const userAgent = `peakday/${VERSION} (synthetic; run ${runId})`;
  await preflight(services, userAgent);
  const probes: Probe[] = [];
  const color = wantsColor(streams.stdout, streams.env);
  for (const own of services) {
    const found = await probe(plan, own, runId, userAgent);
    probes.push(found);
    if (!json) streams.stdout.write(`${formatProbe(found, color)}\n`);
  }
  const failure = failureOf(probes);
  if (json) {
    const error = failure === undefined ? {} : failureJson(failure);
    streams.stdout.write(`${JSON.stringify({ ok: failure === undefined, probes, ...error })}\n`);
  } else if (failure !== undefined) printFailure(failure, false, streams);
  else streams.stderr.write('every operation works\n');
  return failure?.exitCode ?? EXIT.ok;
}

function failureOf(probes: readonly Probe[]): Failure | undefined {
  const failed = probes.flatMap(({ rows }) => rows.filter(({ outcome }) => outcome === 'failed'));
  const [first] = failed;
  if (first === undefined) return undefined;
  const names = failed.map(({ operation }) => operation).join(', ');
  return new Failure('PD_TARGET_OPERATION', `not every operation works: ${names}`, {
    ...(first.next !== undefined && { hint: `${first.operation}: ${first.next}` }),
  });
}
