import { percent, whole } from '../gates/gate-figure.ts';
import { formatDuration, significant } from '../model/units.ts';
import type { Summary } from './summary-shape.ts';

/** Figures that the terminal and the step summary say in the same words. */
export interface Phrases {
  readonly issues: string;
  readonly requests: string;
  /** Wall clock. */
  readonly generator: string;
  readonly load: string;
  readonly audit: string;
}

/** The words for a run. */
export function phrasesOf({ issues, requests, generator, window, audit }: Summary): Phrases {
  const { began, reported, verified, reopened, open } = issues.total;
  const { issued, answered, failed, cut } = requests;
  const lag = `lag p99 ${formatDuration(generator.lagP99_us)} (wall clock)`;
  const [c, f, load] = [window.compression, window.share, window.loadFactor].map(significant);
  return {
    issues: [
      `${whole(began)} began, ${whole(reported)} reported, ${whole(verified)} verified`,
      `${whole(reopened)} reopened, ${whole(open)} open`,
    ].join(', '),
    requests: [
      `${whole(issued)} = ${whole(answered)} answered`,
      `${whole(failed)} failed`,
      `${whole(cut)} cut`,
    ].join(' + '),
    generator: [
      generator.trustworthy ? 'kept up' : 'not trusted',
      lag,
      `${percent(generator.debtShare)} in debt`,
    ].join(', '),
    audit: auditPhrase(audit),
    load: `c ${c}, f ${f}, load factor ${load}`,
  };
}

/** The audit in a line: what was found, and what could not be asked. */
function auditPhrase({ counts, unanswered, pending }: Summary['audit']): string {
  const found = Object.entries(counts).map(([kind, count]) => `${kind} ${whole(count)}`);
  const waiting = pending.documents + pending.tickets;
  return [
    found.length === 0 ? 'nothing found' : found.join(', '),
    ...(unanswered > 0 ? [`${whole(unanswered)} questions unanswered`] : []),
    ...(waiting > 0 ? [`${whole(waiting)} pending at the end`] : []),
  ].join('; ');
}
