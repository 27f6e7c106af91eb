import { variance } from '../stats/moments.ts';
import type { PartDigest, PerBlock } from './digest.ts';
import type { Figure } from './row.ts';

/** Normal approximation: as many degrees of freedom as make no difference. */
const MANY = 1e6;

/**
 * Errors, sales and audit. Totals and shares by block: the runs' blocks are paired in time, and
 * how their differences vary says how sure the sum is. Findings of the audit are counts of rare
 * things (Poisson); one that only one run has is a difference by itself.
 */
export function compareCounts(a: PartDigest, b: PartDigest): readonly Figure[] {
  const whole = { part: a.part, clock: null, measure: 'total' } as const;
  return [
    {
      ...whole,
      ...shareOf([a.errors, a.issued], [b.errors, b.issued]),
      group: 'errors',
      subject: 'requests',
      measure: 'error share',
      unit: 'share',
      better: 'less',
    },
    {
      ...whole,
      ...totalOf(a.done, b.done),
      group: 'sales',
      subject: 'sales done',
      unit: 'count',
      better: 'more',
    },
    {
      ...whole,
      ...totalOf(a.lost, b.lost),
      group: 'sales',
      subject: 'sales lost',
      unit: 'count',
      better: 'less',
    },
    {
      ...whole,
      ...totalOf(a.lostMinor, b.lostMinor),
      group: 'sales',
      subject: 'value lost',
      unit: 'minor',
      better: 'less',
    },
    ...[...new Set([...Object.keys(a.audit), ...Object.keys(b.audit)])]
      .sort()
      .map((kind): Figure => {
        const [was, is] = [a.audit[kind] ?? 0, b.audit[kind] ?? 0];
        const stdErr = was === 0 || is === 0 ? 0 : Math.sqrt(was + is);
        const figures = { a: was, b: is, stdErr, df: MANY };
        return {
          ...whole,
          ...figures,
          group: 'audit',
          subject: kind,
          unit: 'count',
          better: 'less',
        };
      }),
  ];
}

type Difference = Pick<Figure, 'a' | 'b' | 'stdErr' | 'df'>;

function totalOf(a: PerBlock, b: PerBlock): Difference {
  const parts = a.map((was, i) => (b[i] ?? 0) - was);
  return { a: total(a), b: total(b), ...errorOfSum(parts) };
}

/** Of a share, by how much each block moves it (the delta method). */
function shareOf(
  [ofA, allA]: readonly [PerBlock, PerBlock],
  [ofB, allB]: readonly [PerBlock, PerBlock],
): Difference {
  const [nA, nB] = [Math.max(1, total(allA)), Math.max(1, total(allB))];
  const [a, b] = [total(ofA) / nA, total(ofB) / nB];
  const parts = ofA.map((was, i) => {
    const is = ((ofB[i] ?? 0) - b * (allB[i] ?? 0)) / nB;
    return is - (was - a * (allA[i] ?? 0)) / nA;
  });
  return { a, b, ...errorOfSum(parts) };
}

const errorOfSum = (parts: readonly number[]): Pick<Figure, 'stdErr' | 'df'> => ({
  stdErr: Math.sqrt(parts.length * variance(parts)),
  df: parts.length - 1,
});

const total = (blocks: PerBlock): number => blocks.reduce((sum, one) => sum + one, 0);
