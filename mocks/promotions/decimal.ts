/** Minor units of an amount that a vendor writes as a decimal number; two decimals. */
export const minorOf = (amount: number): number => Math.round(amount * 100);

/** A vendor's decimal number of minor units. */
export const decimalOf = (minor: number): number => minor / 100;

/** An amount as carts may hold it: not below nothing, up to 100 000.00. */
export const LARGEST_PRICE = 100_000;

/** Shares minor units among pieces, the first ones getting what does not divide. */
export const perPiece = (minor: number, pieces: number): number[] =>
  Array.from(
    { length: pieces },
    (_, i) => Math.floor(minor / pieces) + (i < minor % pieces ? 1 : 0),
  );
