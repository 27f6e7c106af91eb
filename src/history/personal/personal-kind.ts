import { holdsCardNumber } from '../../privacy/card-number.ts';
import { holdsPhoneNumber } from './phone-number.ts';

/** What must not be in a sales file, as messages name it. */
export type PersonalKind = 'card numbers' | 'e-mail addresses' | 'phone numbers';

const EMAIL = /[^\s@<>,;:"']+@[^\s@<>,;:"']+\.\p{L}{2,}/u;

/**
 * What personal thing a value holds; the value itself goes nowhere.
 * @param phones whether its column is named for phones
 */
export function personalKind(value: string, phones: boolean): PersonalKind | undefined {
  // Most fields are short numbers: they are done here.
  if (value.length < 6) return undefined;
  if (value.includes('@') && EMAIL.test(value)) return 'e-mail addresses';
  const digits = countDigits(value);
  if (digits < 7) return undefined;
  if (digits >= 13 && holdsCardNumber(value)) return 'card numbers';
  return holdsPhoneNumber(value, phones) ? 'phone numbers' : undefined;
}

function countDigits(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits;
}
