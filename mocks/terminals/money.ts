const DIGITS = new Map<string, number>();

/** Decimals of a currency (ISO 4217): 2 for EUR, 0 for JPY. */
function digitsOf(currency: string): number {
  const known = DIGITS.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  DIGITS.set(currency, digits);
  return digits;
}

/** Minor units of a nexo amount, which is a JSON number of major units. */
export const toMinor = (major: number, currency: string): number =>
  Math.round(major * 10 ** digitsOf(currency));

/** The nexo amount of so many minor units. */
export const toMajor = (minor: number, currency: string): number =>
  minor / 10 ** digitsOf(currency);
