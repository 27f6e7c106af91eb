import { hasCheckDigit } from '../../privacy/gtin.ts';
import { readMoment } from '../read-moment.ts';

/** `+` and a country code, 8 to 15 digits in all (ITU-T E.164). */
const INTERNATIONAL = /(?<![\w+])\+[1-9](?:[ .()\u00a0-]{0,2}\d){7,14}(?!\d)/;
/** `00` and a country code, with a separator somewhere. */
const DIALLED = /(?<!\d)00[ .-]?[1-9](?:[ .()\u00a0-]{0,2}\d){8,13}(?!\d)/;
/** The same without one: only with a European country code, 30 to 49. */
const DIALLED_BARE = /^00[34]\d{8,12}$/;
/** As people group numbers in ES, FR, IT, GB and IE, and US; no dashes but the last, for ids have them. */
const NATIONAL = new RegExp(
  String.raw`(?<![\d.,:/+-])(?:${[
    String.raw`0[1-9](?:[ .]\d\d){4}`,
    String.raw`[6-9]\d\d(?: \d{3} \d{3}| \d\d \d\d \d\d)`,
    String.raw`9\d \d{3} \d\d \d\d`,
    String.raw`3\d\d (?:\d{3} \d{3,4}|\d{6,7})`,
    String.raw`0\d{2,4} \d{3,4} \d{3,4}`,
    String.raw`\([2-9]\d\d\) ?\d{3}-\d{4}`,
    String.raw`[2-9]\d\d-\d{3}-\d{4}`,
  ].join('|')})(?![.,:/-]?\d)`,
);
/** Mobile numbers without separators, by country: ES, FR, GB, IT. */
const BARE_MOBILE = /^(?:[67]\d{8}|0[67]\d{8}|07\d{9}|3[2-9]\d{8})$/;
const DECIMAL = /^[-+]?(?:\d{1,3}(?:[ .,]\d{3})+|\d+)[.,]\d{1,2}$/;
const HINT =
  /\b(?:tel|tels|tlf|tfno|telf|phone|telephone|telefono|telefon|mobile|movil|mobil|cellulare|cell|portable|gsm|fax|whatsapp|sms)\b/;

/** Whether the plain words of a column's name say that it holds phone numbers. */
export const namesPhones = (words: string): boolean => HINT.test(words);

/**
 * Whether a text holds a phone number: international with `+` or `00`, or national in the groups
 * people write. In a column that is named for phones any 7 to 15 digits are one. Moments and
 * amounts with decimals are none; nor are digits without separators, which are ids too often.
 */
export function holdsPhoneNumber(text: string, named: boolean): boolean {
  if (named) return isDigits(text, 7, 15);
  if (!/[+ ().-]|^00/.test(text) || DECIMAL.test(text)) return false;
  const found =
    INTERNATIONAL.test(text) ||
    /\D/.test(DIALLED.exec(text)?.[0] ?? '') ||
    (DIALLED_BARE.test(text) && !hasCheckDigit(text)) ||
    NATIONAL.test(text);
  return found && readMoment(text) === undefined;
}

/** Whether it is a mobile number of ES, FR, GB or IT without separators: an id can look like it. */
export const looksMobile = (text: string): boolean => BARE_MOBILE.test(text);

function isDigits(text: string, fewest: number, most: number): boolean {
  const count = text.replace(/\D/g, '').length;
  return count >= fewest && count <= most && readMoment(text) === undefined;
}
