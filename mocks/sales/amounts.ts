/** A decimal number of XML as it is; undefined when it is none, or too large to be a price. */
export const decimalIn = (text: string): number | undefined =>
  /^[+-]?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;

/** Minor units of a decimal number; two decimals. */
export const minorUnits = (amount: number): number => Math.round(amount * 100);

/** Minor units as a decimal number: `8.00`. */
export const decimalText = (minor: number): string => (minor / 100).toFixed(2);
