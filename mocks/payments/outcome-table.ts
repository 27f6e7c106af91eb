/** ISO 8583 (1987) response codes that are technical, not the issuer's decision. */
const TECHNICAL: ReadonlySet<string> = new Set([
  '06',
  '19',
  '30',
  '68',
  '90',
  '91',
  '92',
  '94',
  '95',
  '96',
]);

/** Whether an ISO 8583 response code says that something broke, not that the issuer said no. */
export const isTechnical = (responseCode: string): boolean => TECHNICAL.has(responseCode);

/** How a payment ends: always approved, or by the last three digits of its amount. */
export type Outcomes = 'approve' | 'adyen';

/**
 * Adyen's published test outcomes by the last three digits of the amount in minor units, as
 * DE 39 codes: not enough balance, blocked, expired, invalid amount, invalid card, wrong PIN,
 * suspected fraud.
 */
const ADYEN: ReadonlyMap<number, string> = new Map([
  [124, '51'],
  [125, '62'],
  [126, '54'],
  [127, '13'],
  [128, '14'],
  [134, '55'],
  [151, '59'],
]);

/** The DE 39 response code of a payment; `00` is approved. */
export const responseCodeFor = (outcomes: Outcomes, amount: number): string =>
  outcomes === 'adyen' ? (ADYEN.get(amount % 1000) ?? '00') : '00';
