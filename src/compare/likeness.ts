import type { HostClass } from '../model/facts.ts';
import { significant } from '../model/units.ts';
import type { RunDigest } from './digest.ts';

/** Something in which two runs are not alike, so that their figures do not compare. */
export interface Unlikeness {
  readonly what: string;
  /** Of the baseline. */
  readonly a: string;
  readonly b: string;
}

/**
 * In what two runs are unlike: the work asked of the services, engine, compression, share,
 * services, the class of the machine where it shapes latencies, and whether either can be relied
 * upon. An empty list: they compare.
 */
export function unlikeness(a: RunDigest, b: RunDigest): readonly Unlikeness[] {
  const rows: readonly (readonly [what: string, read: (run: RunDigest) => string])[] = [
    ['plan', (run) => `${run.scenario}, seed ${run.seed}, ${run.workHash}`],
    ['engine', (run) => run.engine],
    ['compression', (run) => significant(run.compression)],
    ['share of the stores', (run) => significant(run.share)],
    ['services', (run) => run.own.join(', ') || 'embedded mocks'],
    // A virtual day takes no time of the machine's into its figures.
    ['machine', (run) => (run.engine === 'virtual' ? 'virtual time' : machine(run.host))],
  ];
  const unlike = rows.flatMap(([what, read]) =>
    read(a) === read(b) ? [] : [{ what, a: read(a), b: read(b) }],
  );
  const doubtful = a.doubt !== null || b.doubt !== null;
  const doubts = { what: 'reliance', a: a.doubt ?? 'reliable', b: b.doubt ?? 'reliable' };
  return doubtful ? [...unlike, doubts] : unlike;
}

const machine = (host: HostClass | null): string =>
  host === null ? 'not recorded' : `${host.cpu}, ${host.cores} cores`;
