import { nearest } from '../../model/nearest.ts';
import { formatPath, type KeyPath, type Problem } from '../problem.ts';

/** A problem for every name of a list that is not among the known ones. */
export function unknownNames(
  path: KeyPath,
  names: readonly string[] | undefined,
  known: readonly string[],
  noun: string,
): readonly Problem[] {
  return (names ?? []).flatMap((name, index) => unknownName([...path, index], name, known, noun));
}

/** A problem when a name is not among the known ones, with the nearest as a hint. */
export function unknownName(
  path: KeyPath,
  name: string,
  known: readonly string[],
  noun: string,
): readonly Problem[] {
  if (known.includes(name)) return [];
  const meant = nearest(name, known);
  const some = known.slice(0, 8).join(', ');
  return [
    {
      path,
      message: `\`${formatPath(path)}\`: there is no ${noun} '${name}'`,
      hint: meant
        ? `did you mean \`${meant}\`?`
        : known.length === 0
          ? `the scenario has no ${noun}`
          : `known: ${some}${known.length > 8 ? ', ...' : ''}`,
    },
  ];
}

/** One problem when something does not hold, none when it does. */
export const unless = (
  holds: boolean,
  path: KeyPath,
  complaint: string,
  hint?: string,
): readonly Problem[] =>
  holds
    ? []
    : [
        {
          path,
          message: `\`${formatPath(path)}\` ${complaint}`,
          ...(hint === undefined ? {} : { hint }),
        },
      ];
