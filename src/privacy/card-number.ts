import { hasCheckDigit } from './gtin.ts';

const DIGITS = /^\d+$/;
/** Digits in groups, a single space or dash between groups. */
const RUN = /\d+(?:[ \u00a0-]\d+)*/g;

/**
 * Whether a text holds what can be a payment card's number: 13 to 19 digits, grouped by single
 * spaces or dashes or not at all, that pass Luhn's check (ISO/IEC 7812-1, annex B) and start as
 * payment cards do (3 to 6, or 2221 to 2720). Bare numbers of 13 or 14 digits with a valid GS1
 * check digit are article numbers.
 */
export function holdsCardNumber(text: string): boolean {
  // Ids and articles without a gap are most of what comes here.
  if (DIGITS.test(text)) return isCard(text, true);
  for (const [run] of text.matchAll(RUN)) {
    const groups = run.split(/[ \u00a0-]/);
    // An expiry date or a till may stand beside it: every stretch of whole groups is tried.
    for (let from = 0; from < groups.length; from++) {
      let digits = '';
      for (let to = from; to < groups.length && digits.length <= 19; to++) {
        digits += groups[to] ?? '';
        if (isCard(digits, to === from)) return true;
      }
    }
  }
  return false;
}

function isCard(digits: string, bare: boolean): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  const prefix = Number(digits.slice(0, 4));
  if (!/^[3-6]/.test(digits) && (prefix < 2221 || prefix > 2720)) return false;
  if (bare && digits.length <= 14 && hasCheckDigit(digits)) return false;
  return passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}
