import { ROLES, type Role } from '../history/column-words.ts';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ',': ',',
  ';': ';',
  '\t': '\t',
  '\\t': '\t',
  tab: '\t',
  comma: ',',
  semicolon: ';',
};

/** `timestamp=Fecha,store=Tienda` as column names by role. */
export function readMap(text: string | undefined): Readonly<Partial<Record<Role, string>>> {
  const map: Partial<Record<Role, string>> = {};
  for (const part of text === undefined ? [] : text.split(',')) {
    const [word = '', ...rest] = part.split('=');
    const role = ROLES.find((one) => one === word.trim());
    const column = rest.join('=').trim();
    if (role === undefined || column === '') {
      const meant = role === undefined ? nearest(word.trim(), ROLES) : undefined;
      throw new Failure('PD_USAGE', `--map cannot read '${part}'`, {
        hint: meant
          ? `did you mean ${meant}=...?`
          : `write role=column with commas between; the roles are ${ROLES.join(', ')}`,
      });
    }
    map[role] = column;
  }
  return map;
}

/** One of the three signs, also by name. */
export function readDelimiter(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const sign = SIGNS[text];
  if (sign !== undefined) return sign;
  throw new Failure('PD_USAGE', '--delimiter must be a comma, a semicolon or tab', {
    hint: "write --delimiter ';' or --delimiter tab",
  });
}

/** A day as the scenario writes it. */
export function readDate(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new Failure('PD_USAGE', '--date must be a day such as 2025-11-28');
}
