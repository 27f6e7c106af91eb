import { holdsCardNumber } from './card-number.ts';

/** Something personal in what is sent, named and placed; never the datum itself. */
export interface Leak {
  readonly what: 'a card number' | 'an e-mail address';
  /** `path`, or a member of the body, e.g. `lines.0.sku`. */
  readonly where: string;
}

const SUSPECT = /@|\d(?:[ \u00a0-]?\d){12}/;
const EMAIL = /[^\s@<>,;:"']+@[^\s@<>,;:"']+\.[a-z]{2,}/i;

/**
 * A card number or an e-mail address in a path or a JSON body (PCI DSS 4.0.1, 3.4.1; GDPR article
 * 5(1)(c)); undefined when there is none. Bodies that are not JSON are looked at as one text.
 */
export function findLeak(path: string, body: string | undefined): Leak | undefined {
  const plain = decode(path);
  const inPath = SUSPECT.test(plain) ? kindOf(plain) : undefined;
  if (inPath !== undefined) return { what: inPath, where: 'path' };
  if (body === undefined || !SUSPECT.test(body)) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = body;
  }
  return leakIn(parsed, '');
}

function leakIn(value: unknown, where: string): Leak | undefined {
  if (typeof value === 'string' || typeof value === 'number') {
    const what = kindOf(String(value));
    return what === undefined ? undefined : { what, where: where === '' ? 'body' : where };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const leak = leakIn(member, where === '' ? key : `${where}.${key}`);
    if (leak !== undefined) return leak;
  }
  return undefined;
}

function kindOf(text: string): Leak['what'] | undefined {
  if (text.length < 6) return undefined;
  if (text.includes('@') && EMAIL.test(text)) return 'an e-mail address';
  return holdsCardNumber(text) ? 'a card number' : undefined;
}

function decode(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
