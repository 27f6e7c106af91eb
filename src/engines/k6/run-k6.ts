import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { RunEnding } from '../../model/facts.ts';
import { SERVICES, type Service } from '../../model/operations.ts';
import type { LiveRunOptions } from '../live/options.ts';
import { orderableFaults } from '../wall/fault-hand.ts';
import { progressOf } from '../wall/progress.ts';
import { endingOf, type InstanceEnd } from './ending-of.ts';
import { needK6 } from './find-k6.ts';
import { inherited } from './inherited.ts';
import { type Instance, startInstance } from './instance.ts';
import { HEAD_START_MS, lengthWall_s } from './length.ts';
import { openRunDesk, type RunDesk } from './run-desk.ts';
import { vusOf, writeScript } from './script-files.ts';
import { StreamSplitter } from './stream-splitter.ts';

/** What a rehearsal in k6 needs beside what a live one does. */
export interface K6RunOptions extends LiveRunOptions {
  /** k6 processes; `workers` VUs are shared out among them. */
  readonly instances: number;
  /** The user's own arguments for k6. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Values of the plan's secrets by their variables: see `secretsOfPlan`. */
  readonly secrets: Readonly<Record<string, string>>;
}

const TAIL_MS = 100;

/** After a stop's drain, and after the longest a run may take, k6 is ended. */
const GRACE_MS = 15_000;

/**
 * Runs the live window of a plan in k6, in one process or several that begin together, and
 * resolves when its facts are on disk: the same files as a live run's, written as it goes.
 * @throws Failure PD_K6_MISSING, PD_DISK
 */
export async function runK6(options: K6RunOptions): Promise<RunEnding> {
  const { plan, runId } = options;
  const { file: k6 } = await needK6(options.env);
  const folder = join(options.folder, 'k6');
  const vus = vusOf(plan, options.workers);
  const instances = Math.min(options.instances, vus);
  await writeScript(folder, {
    plan,
    vus,
    targets: options.targets,
    bindingCode: codeOf(options),
  });
  await writeFile(join(folder, 'k6-config.json'), '{}\n');
  const env = { ...(await environment(options, folder)), PEAKDAY_RUN_ID: runId };
  const splitter = new StreamSplitter(options.folder);
  const desk = await openRunDesk();
  const started: Instance[] = [];
  try {
    for (let number = 1; number <= instances; number++) {
      started.push(
        await startInstance({
          k6,
          folder,
          number,
          instances,
          env: { ...env, PEAKDAY_RUN: desk.url },
          args: options.args,
        }),
      );
    }
    const ends = await supervise(options, started, splitter, desk);
    const stopped = options.signal?.aborted ?? false;
    const ending = endingOf(plan, vus, splitter.shards, ends, stopped);
    if (ending.how === 'completed') await removeStreams(folder, instances);
    return ending;
  } finally {
    for (const instance of started) instance.kill();
    splitter.close();
    await desk.close();
  }
}

/** Begins, watches, stops; resolves when every process has ended and its stream is read. */
async function supervise(
  options: K6RunOptions,
  instances: readonly Instance[],
  splitter: StreamSplitter,
  desk: RunDesk,
): Promise<readonly InstanceEnd[]> {
  const { plan, signal, onProgress } = options;
  const take = (line: string): void => splitter.take(line);
  const kill = (): void => {
    for (const instance of instances) instance.kill();
  };
  let broken: unknown;
  let began_ms = performance.now();
  const read = (): void => {
    try {
      for (const { stream } of instances) stream.read(take);
      splitter.flush();
      const since_us = (performance.now() - began_ms) * 1e3 - HEAD_START_MS * 1e3;
      onProgress?.(progressOf(options, [...splitter.shards.values()], since_us));
    } catch (cause) {
      // A full disk, say: nothing more can be kept.
      broken = cause;
      kill();
    }
  };
  let grace: NodeJS.Timeout | undefined;
  const stop = (): void => {
    desk.stop();
    grace = setTimeout(kill, plan.live.drainWall_us / 1e3 + GRACE_MS);
  };
  const ticker = setInterval(read, TAIL_MS);
  const watchdog = setTimeout(kill, lengthWall_s(plan) * 1e3 + GRACE_MS);
  try {
    await Promise.all(instances.map(({ ready }) => ready));
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    began_ms = performance.now();
    await Promise.all(instances.map((instance) => instance.resume()));
    options.onOrderable?.(orderableFaults(plan.faults, options.adminUrl), (order) =>
      desk.order(order),
    );
    const ends = await Promise.all(instances.map(({ ended }) => ended));
    read();
    for (const { stream } of instances) stream.close(take);
    splitter.flush();
    if (broken !== undefined) throw broken;
    return ends;
  } finally {
    clearInterval(ticker);
    clearTimeout(watchdog);
    clearTimeout(grace);
    signal?.removeEventListener('abort', stop);
  }
}

/** What the run's files hold now needs no second copy. */
const removeStreams = (folder: string, instances: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: instances }, (_, i) =>
      rm(join(folder, `instance-${i + 1}.lines`), { force: true }),
    ),
  );

const codeOf = ({ access = {} }: K6RunOptions): Partial<Record<Service, string>> =>
  Object.fromEntries(
    SERVICES.flatMap((service) => {
      const code = access[service]?.bindingCode;
      return code === undefined ? [] : [[service, code]];
    }),
  );

/** The environment of k6: what it is started in, addresses, secrets, certificates. */
async function environment(
  { env, adminUrl, access = {}, secrets }: K6RunOptions,
  folder: string,
): Promise<Record<string, string | undefined>> {
  const pem: Record<string, string> = {};
  const authorities: string[] = [];
  for (const service of SERVICES) {
    const { ca, cert, key } = access[service]?.tls ?? {};
    if (ca !== undefined) authorities.push(ca);
    if (cert !== undefined) pem[`PEAKDAY_CERT_${service.toUpperCase()}`] = cert;
    if (key !== undefined) pem[`PEAKDAY_KEY_${service.toUpperCase()}`] = key;
  }
  if (authorities.length > 0) {
    const file = join(folder, 'authorities.pem');
    await writeFile(file, [...authorities, ...rootCertificates].join('\n'));
    // How Go is told whom to trust.
    pem['SSL_CERT_FILE'] = file;
  }
  return {
    ...inherited(env),
    ...pem,
    ...secrets,
    ...(adminUrl !== undefined && { PEAKDAY_ADMIN: adminUrl }),
  };
}
