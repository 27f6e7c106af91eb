const PLAIN = /^\d+$/;
const CENTS = /^(\d+)[.,](\d\d)$/;
const AROUND = /[\s\u00a0\u202f'’€$£]|EUR|USD|GBP|CHF/gi;
const NUMBER = /^([-+]?)(\d[\d.,]*)(-?)$/;

/**
 * Reads an amount in units of its currency as minor units: `12.50`, `12,50`, `1.234,56 €`,
 * `1,234.56`, `-3,00`, `3,00-`. Of two kinds of separator the last is the decimal one; one kind
 * alone is decimal unless exactly three digits follow it or it comes twice.
 * @returns `undefined` for what is no amount
 */
export function readAmountMinor(text: string): number | undefined {
  // Nearly every amount of a file is written like this.
  const cents = CENTS.exec(text);
  if (cents !== null) return Number(cents[1]) * 100 + Number(cents[2]);
  const parts = NUMBER.exec(text.replace(AROUND, ''));
  if (parts === null) return undefined;
  const [, lead = '', digits = '', trail = ''] = parts;
  const value = Math.round(Number(withPoint(digits, isThousands(digits))) * 100);
  if (!Number.isSafeInteger(value)) return undefined;
  return lead === '-' || trail === '-' ? -value : value;
}

/**
 * Reads how many pieces a basket had: `3`, `3,0`, `2.000`; weighed goods (`0,412`) are one piece,
 * nothing and returns stay zero and negative.
 * @returns `undefined` for what is no number
 */
export function readItems(text: string): number | undefined {
  if (PLAIN.test(text)) return Number(text);
  const parts = NUMBER.exec(text.replace(AROUND, ''));
  if (parts === null) return undefined;
  const [, lead = '', digits = '', trail = ''] = parts;
  const value = Number(withPoint(digits, false));
  if (!Number.isFinite(value)) return undefined;
  if (lead === '-' || trail === '-') return -Math.ceil(value);
  return value > 0 ? Math.max(1, Math.round(value)) : 0;
}

function isThousands(digits: string): boolean {
  const separators = digits.replace(/\d/g, '');
  if (new Set(separators).size !== 1) return false;
  return separators.length > 1 || /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
}

/** The last separator as a point, the others gone. */
function withPoint(digits: string, grouped: boolean): string {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (grouped || last === -1) return digits.replace(/[.,]/g, '');
  return `${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`;
}
