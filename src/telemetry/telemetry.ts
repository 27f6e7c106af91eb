import { join } from 'node:path';
import { FolderTail } from '../measure/folder-tail.ts';
import type { RecordedFact, RunRecord } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { SecondRecord } from '../model/series.ts';
import type { RunMarks, Snapshot } from './metric.ts';
import { otlpBody } from './otlp.ts';
import { prometheusText } from './prometheus-text.ts';
import type { PushTarget } from './push.ts';
import { Pusher } from './pusher.ts';
import { REMOTE_WRITE_HEADERS, remoteWriteBody } from './remote-write.ts';
import { RunMeter } from './run-meter.ts';
import { type ScrapeServer, serveScrapes } from './scrape-server.ts';
import { COUNTED } from './story-meter.ts';

/** Where the metrics of a run go; hosts are guarded before. Headers may hold secrets. */
export interface TelemetryOutlets {
  readonly otlp: Omit<PushTarget, 'name'> | undefined;
  readonly remoteWrite: Omit<PushTarget, 'name'> | undefined;
  /** Of the scrape endpoint; 0 takes any that is free. */
  readonly scrapePort: number | undefined;
}

const EVERY_MS = 1000;

/**
 * The metrics of a live run while it lasts, from the files that its workers write: the load loop
 * does nothing for it. Outlets that fail are told of once and cost the run nothing.
 */
export class Telemetry {
  readonly #say: (text: string) => void;
  readonly #otlp: Pusher | undefined;
  readonly #remoteWrite: Pusher | undefined;
  #server: ScrapeServer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #watched: Watched | undefined;
  #complained = false;

  constructor({ otlp, remoteWrite }: TelemetryOutlets, say: (text: string) => void) {
    this.#say = say;
    this.#otlp = otlp && new Pusher(otlpTarget(otlp), otlpBody, say);
    this.#remoteWrite =
      remoteWrite && new Pusher(remoteWriteTarget(remoteWrite), remoteWriteBody, say);
  }

  /** @throws Failure PD_PORT_IN_USE */
  static async open(outlets: TelemetryOutlets, say: (text: string) => void): Promise<Telemetry> {
    const telemetry = new Telemetry(outlets, say);
    if (outlets.scrapePort !== undefined) await telemetry.#serve(outlets.scrapePort);
    return telemetry;
  }

  /** Follows a run whose folder has just been made. */
  begin(folder: string, record: RunRecord, plan: Pick<Plan, 'currency' | 'live'>): void {
    this.#watched = {
      meter: new RunMeter(plan.currency),
      series: new FolderTail(join(folder, 'series')),
      facts: new FolderTail(join(folder, 'facts')),
      run: marksOf(record, plan.live.compression),
    };
    this.#timer = setInterval(() => this.#tick(), EVERY_MS);
    this.#timer.unref();
  }

  /** Reads what the workers wrote last and sends it; scrapes go on being answered. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    const watched = this.#watched;
    if (watched === undefined) return;
    await this.#reading;
    await readOn(watched).catch((error: unknown) => this.#complain(error));
    const snapshot = snapshotOf(watched);
    await Promise.all([
      this.#otlp?.finish(snapshot),
      this.#remoteWrite?.finish(snapshot, remoteWriteBody(snapshot, true)),
    ]);
  }

  /** Stops everything; also a run that never ended. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#server?.close();
  }

  #tick(): void {
    const watched = this.#watched;
    if (watched === undefined || this.#reading !== undefined) return;
    this.#reading = readOn(watched)
      .then(() => {
        const snapshot = snapshotOf(watched);
        this.#otlp?.offer(snapshot);
        this.#remoteWrite?.offer(snapshot);
      })
      .catch((error: unknown) => this.#complain(error))
      .finally(() => {
        this.#reading = undefined;
      });
  }

  #complain(error: unknown): void {
    if (this.#complained) return;
    this.#complained = true;
    this.#say(`metrics: ${error instanceof Error ? error.message : String(error)}`);
  }

  async #serve(port: number): Promise<void> {
    this.#server = await serveScrapes(port, () =>
      this.#watched === undefined ? '' : prometheusText(snapshotOf(this.#watched)),
    );
    this.#say(`metrics for Prometheus at ${this.#server.url}`);
  }
}

/** A run under way, as far as it was read. */
interface Watched {
  readonly meter: RunMeter;
  readonly series: FolderTail;
  readonly facts: FolderTail;
  readonly run: RunMarks;
}

async function readOn({ meter, series, facts }: Watched): Promise<void> {
  await series.read((file, line) => {
    const second = parsed(line) as SecondRecord | undefined;
    if (second !== undefined) meter.second(workerOf(file), second);
  });
  await facts.read((_, line) => {
    const fact = COUNTED.test(line) ? (parsed(line) as RecordedFact | undefined) : undefined;
    if (fact !== undefined) meter.fact(fact);
  });
}

/** A torn line is the report's to count; here it is passed over. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const snapshotOf = ({ meter, run }: Watched): Snapshot => ({
  run,
  metrics: meter.metrics(),
  at_ms: Date.now(),
});

const workerOf = (file: string): string => file.replace(/\.ndjson$/, '');

const marksOf = (record: RunRecord, compression: number): RunMarks => ({
  runId: record.runId,
  scenario: record.scenario,
  engine: record.engine,
  version: record.version,
  seed: record.seed,
  compression,
  started_ms: Date.parse(record.startedAt),
});

const otlpTarget = ({ url, headers }: Omit<PushTarget, 'name'>): PushTarget => ({
  name: 'OTLP',
  url: url.endsWith('/v1/metrics') ? url : `${url}/v1/metrics`,
  headers: { 'content-type': 'application/json', ...headers },
});

const remoteWriteTarget = ({ url, headers }: Omit<PushTarget, 'name'>): PushTarget => ({
  name: 'remote write',
  url,
  headers: { ...REMOTE_WRITE_HEADERS, ...headers },
});
