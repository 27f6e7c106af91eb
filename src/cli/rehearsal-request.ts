import { Failure } from '../model/failure.ts';
import type { ReportLanguage } from '../report/texts/report-languages.ts';
import type { Scenario } from '../scenario/author.ts';

/** The run to compare with, and from which difference on it counts. */
export interface BaselineRequest {
  readonly run: string;
  /** `10%,5ms`. */
  readonly tolerance: string;
  /** Compare also with a run that is unlike. */
  readonly force: boolean;
}

/** What `peakday run` was asked for; an absent value is the scenario's own. */
export interface RehearsalRequest {
  /** A built-in name or a path. */
  readonly scenario: string;
  readonly cwd: string;
  readonly workers: number;
  /** `path=value` each, as `override` reads them. */
  readonly sets: readonly string[];
  /** `service=url` each. */
  readonly targets: readonly string[];
  readonly allowHosts: readonly string[];
  /** Added to the scenario's. */
  readonly gates: readonly string[];
  readonly out: string | undefined;
  readonly seed: number | undefined;
  readonly replication: number | undefined;
  readonly compression: number | undefined;
  readonly share: number | undefined;
  readonly maxRate: number | undefined;
  /** A run to be no worse than: a folder, an id or a report.html. */
  readonly baseline?: BaselineRequest | undefined;
  /** Of report.html; English where absent. */
  readonly language?: ReportLanguage;
  /** Ids of stores whose every basket is kept. */
  readonly trace: readonly string[];
  /** Runs the live window in k6 instead of in this process. */
  readonly k6?: { readonly instances: number; readonly args: readonly string[] } | undefined;
  /** The parts of the rehearsal: the live window, the whole day in virtual time. */
  readonly parts: { readonly live: boolean; readonly day: boolean };
}

/** What each numeric flag may be. */
const RANGES: readonly (readonly [
  flag: string,
  read: (request: RehearsalRequest) => number | undefined,
  fits: (value: number) => boolean,
  wants: string,
])[] = [
  ['workers', (r) => r.workers, (v) => wholeFrom(1, v) && v <= 256, 'a whole number from 1 to 256'],
  [
    'instances',
    (r) => r.k6?.instances,
    (v) => wholeFrom(1, v) && v <= 64,
    'a whole number from 1 to 64',
  ],
  ['seed', (r) => r.seed, (v) => wholeFrom(0, v), 'a whole number from 0'],
  ['replication', (r) => r.replication, (v) => wholeFrom(0, v), 'a whole number from 0'],
  ['compression', (r) => r.compression, (v) => v >= 1 && v <= 1000, 'from 1 to 1000'],
  ['share', (r) => r.share, (v) => v > 0 && v <= 1, 'above 0, at most 1'],
  ['max-rate', (r) => r.maxRate, (v) => v >= 1, 'at least 1'],
];

const wholeFrom = (least: number, value: number): boolean =>
  Number.isSafeInteger(value) && value >= least;

/** @throws Failure PD_USAGE naming the first flag that is out of range */
export function checkRanges(request: RehearsalRequest): void {
  if (!request.parts.live && !request.parts.day) {
    throw new Failure('PD_USAGE', 'without the live window and without the day nothing is left', {
      hint: 'leave out one of --no-live and --no-day',
    });
  }
  for (const [flag, read, fits, wants] of RANGES) {
    const value = read(request);
    if (value !== undefined && !fits(value)) {
      throw new Failure('PD_USAGE', `--${flag} ${value}: it must be ${wants}`);
    }
  }
}

/** The scenario as the flags change it: flags win, gates are added. */
export function applyFlags(scenario: Scenario, request: RehearsalRequest): Scenario {
  const { compression, share, maxRate, gates } = request;
  return {
    ...scenario,
    live: {
      ...scenario.live,
      ...(compression !== undefined && { compression }),
      ...(share !== undefined && { share }),
    },
    ...(maxRate !== undefined && { limits: { ...scenario.limits, requestsPerSecond: maxRate } }),
    gates: [...(scenario.gates ?? []), ...gates],
  };
}

/** The command line that repeats a run, with the seed it used. */
export function commandOf(request: RehearsalRequest, seed: number): string {
  const flag = (name: string, value: string | number | undefined): readonly string[] =>
    value === undefined ? [] : [`--${name}`, quote(String(value))];
  return [
    'peakday run',
    quote(request.scenario),
    ...request.sets.flatMap((set) => flag('set', set)),
    ...flag('seed', seed),
    ...flag('replication', request.replication),
    ...flag('workers', request.workers),
    ...(request.k6 === undefined
      ? []
      : [
          ...flag('engine', 'k6'),
          ...flag('instances', request.k6.instances),
          ...request.k6.args.flatMap((arg) => flag('k6-arg', arg)),
        ]),
    ...flag('compression', request.compression),
    ...flag('share', request.share),
    ...flag('max-rate', request.maxRate),
    ...request.trace.flatMap((store) => flag('trace', store)),
    ...(request.parts.live ? [] : ['--no-live']),
    ...(request.parts.day ? [] : ['--no-day']),
    ...request.targets.flatMap((target) => flag('target', target)),
    ...request.allowHosts.flatMap((host) => flag('allow-host', host)),
    ...request.gates.flatMap((gate) => flag('gate', gate)),
    ...(request.baseline === undefined
      ? []
      : [
          ...flag('baseline', request.baseline.run),
          ...flag('baseline-tolerance', request.baseline.tolerance),
          ...(request.baseline.force ? ['--baseline-force'] : []),
        ]),
  ].join(' ');
}

/** A word of a command line as a shell reads it. */
export const quote = (text: string): string =>
  /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
