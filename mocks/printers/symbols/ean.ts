/** Odd parity (left) codes of the digits; even ones are these mirrored and inverted (ISO/IEC 15420). */
const LEFT = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
/** Which of the six left digits are of even parity, by the first digit of an EAN-13. */
const PARITY = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
];

const inverted = (code: string): string =>
  [...code].map((bit) => (bit === '1' ? '0' : '1')).join('');
const right = (digit: number): string => inverted(LEFT[digit] ?? '');
const even = (digit: number): string => [...right(digit)].reverse().join('');

/** The modulo-10 check digit over digits weighted 3, 1, 3... from the right. */
function checkDigit(digits: readonly number[]): number {
  const sum = digits.reduce(
    (total, digit, at) => total + digit * ((digits.length - at) % 2 === 1 ? 3 : 1),
    0,
  );
  return (10 - (sum % 10)) % 10;
}

type Ean = 'EAN13' | 'EAN8' | 'UPC-A';
const LENGTH: Readonly<Record<Ean, number>> = { EAN13: 12, EAN8: 7, 'UPC-A': 11 };

/** The digits with their check digit, which may be given or not; null when they do not fit. */
export function eanDigits(symbology: Ean, value: string): string | null {
  const length = LENGTH[symbology];
  if (!/^\d+$/.test(value) || (value.length !== length && value.length !== length + 1)) return null;
  const given = value.slice(0, length);
  return given + checkDigit([...given].map(Number));
}

/** EAN-13, EAN-8 or UPC-A, of which the last is an EAN-13 that begins with 0. */
export function eanModules(symbology: Ean, value: string): string | null {
  const digits = eanDigits(symbology, value);
  if (digits === null) return null;
  const whole = [...(symbology === 'UPC-A' ? `0${digits}` : digits)].map(Number);
  const parity = symbology === 'EAN8' ? '0000' : (PARITY[whole[0] ?? 0] ?? '');
  const body = symbology === 'EAN8' ? whole : whole.slice(1);
  const half = body.length / 2;
  const first = body
    .slice(0, half)
    .map((digit, at) => (parity[at] === '1' ? even(digit) : (LEFT[digit] ?? '')));
  return `101${first.join('')}01010${body.slice(half).map(right).join('')}101`;
}
