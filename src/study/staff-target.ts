import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { parseDuration } from '../model/units.ts';

/** What can be staffed for: the whole of an issue's life, or from its report to an agent. */
export type StaffedStage = 'resolve' | 'acknowledge';

/** What the desk is to achieve: a percentile of a stage's time, or a share within a time. */
export interface StaffTarget {
  readonly text: string;
  readonly form: 'percentile' | 'share';
  readonly stage: StaffedStage;
  /** 0.9 of `p90 ...` and of `>= 90% ... within`. */
  readonly share: number;
  /** Business clock. */
  readonly within_us: number;
}

const STAGES: readonly StaffedStage[] = ['resolve', 'acknowledge'];
const EXAMPLES = '"p90 resolve <= 15 min" or ">= 80% resolve within 15min"';

/**
 * Reads `pNN resolve|acknowledge <= DURATION` or `>= NN% resolve|acknowledge within DURATION`.
 * @throws Failure PD_USAGE, with the column in the text as place
 * @example parseTarget('p90 resolve <= 15 min').within_us // 900_000_000
 */
export function parseTarget(text: string): StaffTarget {
  let at = 0;
  const fail = (column: number, expected: string, hint?: string): never => {
    const found = text.slice(column).trim();
    throw new Failure(
      'PD_USAGE',
      `target not understood: expected ${expected}, found ${found === '' ? 'the end' : `"${found}"`}`,
      {
        place: { file: '--target', line: 1, column: column + 1 },
        hint: hint ?? `write a target such as ${EXAMPLES}`,
      },
    );
  };
  const take = (pattern: string, expected: string): string => {
    const match = new RegExp(`\\s*(${pattern})\\s*`, 'y');
    match.lastIndex = at;
    const found = match.exec(text);
    if (found === null) return fail(at, expected);
    at = match.lastIndex;
    return found[1] ?? '';
  };
  const percentage = (digits: string, column: number): number => {
    const share = Number((Number(digits) / 100).toFixed(6));
    return share > 0 && share < 1 ? share : fail(column, 'a percentage above 0 and below 100');
  };
  const stage = (): StaffedStage => {
    const column = at;
    const word = take('[A-Za-z]+', `a stage (${STAGES.join(', ')})`);
    const found = STAGES.find((one) => one === word);
    if (found !== undefined) return found;
    const meant = nearest(word, STAGES);
    return fail(column, STAGES.join(' or '), meant && `did you mean "${meant}"?`);
  };
  const duration = (): number => {
    const column = at;
    const within_us = parseDuration(text.slice(at));
    if (within_us === undefined || within_us <= 0) return fail(column, 'a duration such as 15min');
    return within_us;
  };
  const first = take('p(?=\\d)|>=?', EXAMPLES);
  const column = at;
  if (first === 'p') {
    const share = percentage(take('\\d+(?:\\.\\d+)?', 'a percentile such as p90'), column);
    const staffed = stage();
    take('<=?', '<=');
    return { text, form: 'percentile', stage: staffed, share, within_us: duration() };
  }
  const share = percentage(take('\\d+(?:\\.\\d+)?', 'a share such as 80%'), column);
  take('%', '%');
  const staffed = stage();
  take('within', '"within"');
  return { text, form: 'share', stage: staffed, share, within_us: duration() };
}
