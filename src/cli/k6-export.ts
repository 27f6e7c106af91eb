import { relative, resolve } from 'node:path';
import { isObjectName, NAME_LENGTH } from '../engines/k6/export/export-options.ts';
import { writeExport } from '../engines/k6/export/write-export.ts';
import { findK6, K6_VERSION } from '../engines/k6/find-k6.ts';
import { vusOf } from '../engines/k6/script-files.ts';
import { Failure } from '../model/failure.ts';
import { SERVICES } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { readTlsFiles } from '../services/read-credentials.ts';
import { emptyFolder } from './empty-folder.ts';
import { prepareScript, type ScriptRequest } from './prepare-script.ts';
import { quote } from './rehearsal-request.ts';
import { runIdOf } from './run-folder.ts';
import type { Streams } from './streams.ts';
import { isLoopback, type OwnTargets } from './targets.ts';
import { VERSION } from './version.ts';

/** The image of the k6 that peakday is tested with. */
export const K6_IMAGE: string = `grafana/k6:${K6_VERSION}`;

/** What `peakday k6 export` was asked for; every service needs a target. Absent values have defaults. */
export interface K6ExportRequest extends Omit<ScriptRequest, 'cwd'> {
  /** Pods. */
  readonly instances: number;
  /** Over all instances; as many as instances where absent. */
  readonly vus: number | undefined;
  /** A new or empty folder. */
  readonly out: string;
  /** With a tag; `grafana/k6` of the tested version where absent. */
  readonly image: string | undefined;
  /** Of the TestRun; after the scenario where absent. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Base address that takes the lines during the run. */
  readonly collector: string | undefined;
  /** Whether the operator removes pods and logs when they have ended. */
  readonly cleanup: boolean;
  readonly json: boolean;
}

/**
 * Writes a rehearsal for the k6 operator, and says what was written. Nothing is sent anywhere, and
 * no secret is read.
 * @returns the exit code
 * @throws Failure PD_USAGE, PD_SCENARIO_*, PD_GATE_SYNTAX, PD_TARGET_*, PD_K6_FAILED, PD_DISK
 */
export async function exportForKubernetes(
  request: K6ExportRequest,
  { cwd, env, stdout, stderr }: Streams,
): Promise<number> {
  checkFlags(request);
  const { plan, targets, bindingCode, folder: home } = await prepareScript({ ...request, cwd });
  needAll(targets);
  for (const note of notesOn(targets)) stderr.write(`note: ${note}\n`);
  const vus = vusOf(plan, request.vus ?? request.instances);
  const instances = Math.min(request.instances, vus);
  const authorities = await authoritiesOf(plan, home);
  const folder = resolve(cwd, request.out);
  await emptyFolder(folder);
  const name = request.name ?? nameOf(plan);
  const runId = runIdOf(plan, new Date(), Math.random());
  const { files, holder } = await writeExport(folder, {
    plan,
    vus,
    targets,
    bindingCode,
    name,
    namespace: request.namespace,
    instances,
    image: request.image ?? K6_IMAGE,
    runId,
    version: VERSION,
    command: commandOf(request, plan.seed),
    collector: request.collector?.replace(/\/+$/, ''),
    authorities,
    removesPods: request.cleanup,
    k6: (await findK6(env))?.file,
  });
  if (request.json) {
    stdout.write(`${JSON.stringify({ folder, name, runId, instances, vus, holder, files })}\n`);
    return 0;
  }
  const shown = relative(cwd, folder) || '.';
  const few = instances < request.instances ? ' (there are no more stores)' : '';
  stdout.write(`wrote  ${shown}: ${instances} instances${few}, ${vus} VUs\n`);
  for (const written of files) stdout.write(`       ${written}\n`);
  stdout.write(`next   ${shown}/README.md has the steps\n`);
  return 0;
}

/** @throws Failure PD_USAGE naming the first flag that is not as it must be */
function checkFlags({ instances, vus, name, namespace, image, collector }: K6ExportRequest): void {
  const wrong = (flag: string, value: unknown, wants: string): Failure =>
    new Failure('PD_USAGE', `--${flag} ${String(value)}: it must be ${wants}`);
  const isCount = (value: number): boolean =>
    Number.isSafeInteger(value) && value >= 1 && value <= 1000;
  if (!isCount(instances)) throw wrong('instances', instances, 'a whole number from 1 to 1000');
  if (vus !== undefined && !(isCount(vus) && vus >= instances)) {
    throw wrong('vus', vus, 'a whole number up to 1000, and at least as many as instances');
  }
  const label = `small letters, digits and -, beginning with a letter, at most ${NAME_LENGTH}`;
  if (name !== undefined && !isObjectName(name)) throw wrong('name', name, label);
  if (namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace)) {
    throw wrong('namespace', namespace, 'small letters, digits and -, at most 63');
  }
  if (image !== undefined && !/(:(?!latest$)[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(image)) {
    throw wrong('image', image, `pinned by a tag or a digest, such as ${K6_IMAGE}`);
  }
  const url = collector !== undefined && URL.canParse(collector) ? new URL(collector) : undefined;
  const isAddress = url !== undefined && /^https?:$/.test(url.protocol);
  if (collector !== undefined && !(isAddress && url.username === '' && url.password === '')) {
    // Not shown: it may hold what is not to be.
    throw wrong('collector', 'URL', 'an http(s) URL without credentials');
  }
}

/** @throws Failure PD_USAGE naming the services that have no target */
function needAll(targets: OwnTargets): void {
  const missing = SERVICES.filter((service) => targets[service] === undefined);
  if (missing.length === 0) return;
  throw new Failure('PD_USAGE', `without a target: ${missing.join(', ')}`, {
    hint: `a cluster has no embedded mocks: give each service an address, ${missing
      .map((service) => `--target ${service}=URL`)
      .join(' ')}; \`peakday mock\` can be one`,
  });
}

/** What is allowed, and hardly meant. */
const notesOn = (targets: OwnTargets): readonly string[] =>
  Object.entries(targets).flatMap(([service, url]) =>
    isLoopback(new URL(url).hostname)
      ? [`${service} is at ${url}, which in a pod is the pod itself`]
      : [],
  );

/** PEM texts of authorities to trust. Keys stay unread. */
async function authoritiesOf(plan: Plan, folder: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const service of SERVICES) {
    const { binding, caFile } = plan.targets[service] ?? {};
    if (binding === undefined || caFile === undefined) continue;
    const tls = await readTlsFiles(service, { binding, caFile }, { env: {}, folder });
    if (tls?.ca !== undefined) found.add(tls.ca);
  }
  return [...found];
}

/** A TestRun's name after the scenario's, which is in kebab case. */
const nameOf = ({ name }: Plan): string => name.slice(0, NAME_LENGTH).replace(/-+$/, '');

function commandOf(request: K6ExportRequest, seed: number): string {
  const flag = (name: string, value: string | number | undefined): readonly string[] =>
    value === undefined ? [] : [`--${name}`, quote(String(value))];
  return [
    'peakday k6 export',
    quote(request.scenario),
    ...request.sets.flatMap((set) => flag('set', set)),
    ...flag('seed', seed),
    ...flag('replication', request.replication),
    ...request.targets.flatMap((target) => flag('target', target)),
    ...request.allowHosts.flatMap((host) => flag('allow-host', host)),
    ...flag('instances', request.instances),
    ...flag('vus', request.vus),
    ...flag('image', request.image),
    ...flag('name', request.name),
    ...flag('namespace', request.namespace),
    ...flag('collector', request.collector),
    ...(request.cleanup ? ['--cleanup'] : []),
    ...flag('out', request.out),
  ].join(' ');
}
