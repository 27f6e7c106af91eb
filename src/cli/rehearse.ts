import { dirname, join, resolve } from 'node:path';
import { type EmbeddedMocks, startEmbeddedMocks } from '../../mocks/embed.ts';
import type { LagReport } from '../../mocks/wire/own-lag.ts';
import type { Baseline } from '../compare/baseline.ts';
import { needK6 } from '../engines/k6/find-k6.ts';
import { runK6 } from '../engines/k6/run-k6.ts';
import type { LiveRunOptions } from '../engines/live/options.ts';
import { runLive } from '../engines/live/run-live.ts';
import { wholeDay } from '../engines/virtual/day-plan.ts';
import type { Progress } from '../engines/wall/progress.ts';
import { watchForAbort } from '../gates/abort-watch.ts';
import { namesOf } from '../gates/gate-names.ts';
import type { RunEnding, RunRecord } from '../model/facts.ts';
import { EXIT, Failure } from '../model/failure.ts';
import { SERVICES, type Service } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import type { Summary } from '../report/summary-shape.ts';
import type { ReportLanguage } from '../report/texts/report-languages.ts';
import { type ReportPaths, writeReports } from '../report/write-reports.ts';
import { compile, planHash } from '../scenario/compile.ts';
import { loadScenario } from '../scenario/load.ts';
import { override } from '../scenario/override.ts';
import type { SecretSource } from '../services/read-credentials.ts';
import { keepBaseline, readBaseline } from './baseline.ts';
import { checkGates } from './check-gates.ts';
import { toFailure } from './fail.ts';
import { hostClass } from './host-class.ts';
import { lateMocks } from './late-mocks.ts';
import { accessOf, type OwnService, openOwnServices } from './own-services.ts';
import { preflight } from './preflight.ts';
import { readSecretsOf } from './read-secrets-of.ts';
import { applyFlags, checkRanges, commandOf, type RehearsalRequest } from './rehearsal-request.ts';
import { makeRunFolder, runIdOf } from './run-folder.ts';
import { saveRecord } from './save-record.ts';
import { fittedDay, type SimulationWatch, simulatePart } from './simulate-part.ts';
import { type OwnTargets, resolveTargets } from './targets.ts';
import { VERSION } from './version.ts';

/** What a rehearsal tells while it runs; nothing of it may block. */
export interface RehearsalWatch extends SimulationWatch {
  readonly onPhase: (text: string) => void;
  readonly onProgress: (progress: Progress) => void;
  /** The live window's run folder was made; nothing has been sent yet. */
  readonly onFolder?: (folder: string, record: RunRecord, plan: Plan) => void;
  /** The live window has begun: which faults can be switched by hand, and what does it. */
  readonly onOrderable?: LiveRunOptions['onOrderable'];
  /** The live window has ended and its files are whole. */
  readonly onLiveEnd?: () => Promise<void>;
}

/** A rehearsal that got as far as a report. */
export interface Rehearsal {
  readonly folder: string;
  readonly summary: Summary;
  /** Undefined when the disk would not take them. */
  readonly reports: ReportPaths | undefined;
  readonly ending: RunEnding;
  /** What broke it off, when something did: the report then shows what was seen until then. */
  readonly failure: Failure | undefined;
  /** Whether `peakday clean` can remove what it created in services of one's own. */
  readonly isCleanable: boolean;
}

/**
 * One rehearsal from scenario to report: everything that can be wrong is found before the run
 * folder is made, and whatever happens after it ends in a report.
 * @throws Failure of any code
 */
export async function rehearse(
  request: RehearsalRequest,
  watch: RehearsalWatch,
): Promise<Rehearsal> {
  checkRanges(request);
  const { scenario: written, file } = await loadScenario(request.scenario, { cwd: request.cwd });
  const scenario = override(written, ...request.sets);
  checkGates(scenario.gates ?? [], request.gates, file);
  const compiled = await compile(applyFlags(scenario, request), {
    ...(request.seed !== undefined && { seed: request.seed }),
    ...(request.replication !== undefined && { replication: request.replication }),
  });
  checkGates(scenario.gates ?? [], request.gates, file, namesOf(compiled));
  const plan = traced(compiled, request.trace);
  const baseline = await readBaseline(request);
  const { live, day } = request.parts;
  const own = live ? resolveTargets(plan, request.targets, request.allowHosts) : {};
  const source = { env: process.env, folder: dirname(file) };
  if (live && request.k6 !== undefined) await needK6(process.env);
  const services = await openOwnServices(plan, own, source);
  await preflight(services, `peakday/${VERSION} (preflight)`);

  const started = new Date();
  const runId = runIdOf(plan, started, Math.random());
  const folder = resolve(request.cwd, request.out ?? join('reports', runId));
  const record: RunRecord = {
    format: 1,
    runId,
    scenario: plan.name,
    engine: !live ? 'virtual' : request.k6 === undefined ? 'live' : 'k6',
    version: VERSION,
    node: process.versions.node,
    planHash: planHash(plan),
    seed: plan.seed,
    workers: request.workers,
    command: commandOf(request, plan.seed),
    startedAt: started.toISOString(),
    host: hostClass(),
    ...(services.length > 0 && { own: { folder: source.folder, urls: own } }),
  };
  if (!live) {
    watch.onPhase(`simulating ${plan.name} (${runId})`);
    const { ending, ended } = await simulatePart(wholeDay(plan), record, folder, watch);
    return finish(folder, ended, ending, failureIn(ending), watch, baseline, request.language);
  }
  await makeRunFolder(folder, plan, record);
  watch.onFolder?.(folder, record, plan);
  watch.onPhase(`rehearsing ${plan.name} (${runId})`);
  watch.onStart(plan);
  const { ending, failure, lag } = await runGuarded(
    plan,
    record,
    folder,
    services,
    watch,
    engineOf(request, source),
  );
  const late = lag && lateMocks(lag);
  if (late !== undefined) watch.onPhase(late);
  const mocks = lag && { lagP99_ms: lag.p99_ms, distortedSeconds: lag.distortedSeconds };
  const ended = await saveRecord(folder, { ...record, ...(mocks && { mocks }) }, ending);
  await watch.onLiveEnd?.();
  if (day && ending.how === 'completed') {
    watch.onPhase('the whole day in virtual time, at the latencies seen live');
    await simulatePart(await fittedDay(plan, folder), record, join(folder, 'day'), watch);
  }
  const isCleanable = services.some(({ binding }) => binding.cleanup !== undefined);
  return {
    ...(await finish(folder, ended, ending, failure, watch, baseline, request.language)),
    isCleanable,
  };
}

/** The plan with the stores whose every basket is kept: four digits, or a path. */
function traced(plan: Plan, stores: readonly string[]): Plan {
  const ids = stores.map((store) => store.replace(/^store\//, ''));
  const unknown = ids.find((id) => !plan.stores.some((store) => store.id === id));
  if (unknown === undefined) return { ...plan, trace: ids };
  throw new Failure('PD_USAGE', `--trace ${unknown}: the scenario has no such store`, {
    hint: `its stores are ${plan.stores[0]?.id ?? ''} to ${plan.stores.at(-1)?.id ?? ''}`,
  });
}

/** Writes the reports of a rehearsal that has ended, however it did. */
async function finish(
  folder: string,
  ended: RunRecord,
  ending: RunEnding,
  failure: Failure | undefined,
  watch: RehearsalWatch,
  baseline: Baseline | undefined,
  language: ReportLanguage | undefined,
): Promise<Rehearsal> {
  await keepBaseline(folder, baseline);
  watch.onPhase('reading the facts and writing the report');
  const { summary, paths, unwritten } = await writeReports(folder, ended, language);
  return {
    folder,
    summary,
    reports: unwritten === undefined ? paths : undefined,
    ending,
    failure: failure ?? unwritten,
    isCleanable: false,
  };
}

/** How the live window ended, and how late the embedded services were, where there were any. */
interface GuardedRun {
  readonly ending: RunEnding;
  readonly failure: Failure | undefined;
  readonly lag: LagReport | undefined;
}

/** The run itself: an exception in it becomes its ending, and the mocks are always closed. */
async function runGuarded(
  plan: Plan,
  { runId, version, workers }: RunRecord,
  folder: string,
  services: readonly OwnService[],
  { signal, onProgress, onOrderable }: RehearsalWatch,
  run: (options: LiveRunOptions) => Promise<RunEnding>,
): Promise<GuardedRun> {
  let mocks: EmbeddedMocks | undefined;
  const abort = watchForAbort(plan, folder);
  const own = Object.fromEntries(services.map(({ service, url }) => [service, url]));
  try {
    mocks = SERVICES.every((service) => own[service] !== undefined)
      ? undefined
      : await startEmbeddedMocks({
          seed: plan.seed,
          replication: plan.replication,
          promotions: plan.promotions,
          coupons: plan.coupons,
        });
    const ending = await run({
      plan,
      runId,
      folder,
      version,
      workers,
      targets: allTargets(own, mocks?.urls),
      access: accessOf(services),
      ...(mocks && { adminUrl: mocks.adminUrl }),
      onProgress,
      ...(onOrderable && { onOrderable }),
      signal: AbortSignal.any([signal, abort.signal]),
    });
    const lag = await mocks?.lag();
    const told = signal.aborted ? ending : abort.explain(ending);
    return { ending: told, failure: failureIn(ending), lag };
  } catch (error) {
    const failure = toFailure(error);
    const detail = `${failure.code}: ${failure.message}`;
    return { ending: { how: 'failed', detail, lost: [] }, failure, lag: undefined };
  } finally {
    abort.close();
    await mocks?.close();
  }
}

/** What runs the live window: this process and its threads, or k6. */
function engineOf(
  { k6 }: RehearsalRequest,
  source: SecretSource,
): (options: LiveRunOptions) => Promise<RunEnding> {
  if (k6 === undefined) return runLive;
  return async (options) => {
    const { env } = process;
    const secrets = await readSecretsOf(options.plan, source);
    return runK6({ ...options, ...k6, env, secrets });
  };
}

/** Failures that a run can end with, and those of them after which nothing was judged. */
const BREAKING = ['PD_DISK', 'PD_WORKER_LOST', 'PD_K6_FAILED', 'PD_TARGET_SECRET'] as const;
const LOSING: ReadonlySet<string> = new Set(['PD_WORKER_LOST', 'PD_K6_FAILED']);

/** What broke a run off from within, told by its workers as `CODE: message`. */
function failureIn({ how, detail = 'a worker failed' }: RunEnding): Failure | undefined {
  if (how !== 'failed') return undefined;
  const code = BREAKING.find((known) => detail.startsWith(known));
  const message = code === undefined ? detail : detail.slice(code.length + 2);
  return new Failure(code ?? 'PD_BUG', message, {
    hint:
      code === 'PD_DISK'
        ? 'free some space, or name another folder with --out; what was seen until then is above'
        : 'the report shows what was seen until then',
    exitCode: code === undefined ? EXIT.bug : LOSING.has(code) ? EXIT.gateInconclusive : EXIT.usage,
  });
}

function allTargets(
  own: OwnTargets,
  embedded: Readonly<Record<Service, string>> | undefined,
): Readonly<Record<Service, string>> {
  const url = (service: Service): string => own[service] ?? embedded?.[service] ?? '';
  return {
    promotions: url('promotions'),
    payments: url('payments'),
    support: url('support'),
    sales: url('sales'),
  };
}
