import type { IsoMessage } from './iso-message.ts';

/** A card number with its first six and last four digits at most (PCI DSS 4.0.1, 3.4.1). */
export function maskPan(pan: string): string {
  if (pan.length < 13) return '*'.repeat(pan.length);
  return `${pan.slice(0, 6)}${'*'.repeat(pan.length - 10)}${pan.slice(-4)}`;
}

/** Data elements that a journal may hold; all others may carry card or personal data. */
const SHOWN = [3, 4, 7, 11, 37, 38, 39, 41, 49, 70, 90] as const;

/** A message for the journal: harmless data elements, and the card number masked. */
export function safeText({ mti, fields }: IsoMessage): string {
  const pan = fields.get(2) ?? fields.get(35)?.split(/[D=]/)[0];
  const shown = SHOWN.flatMap((de) => {
    const value = fields.get(de);
    return value === undefined ? [] : [`${de}=${value.trim()}`];
  });
  return [mti, ...(pan === undefined ? [] : [`2=${maskPan(pan)}`]), ...shown].join(' ');
}
