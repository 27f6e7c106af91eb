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

/** Conventions by which an amount decides how its payment ends. */
export const OUTCOMES = ['approve', 'adyen', 'iso-cents', 'stripe'] as const;
/** How a payment ends: always approved, or by the last digits of its amount. */
export type Outcomes = (typeof OUTCOMES)[number];

/** The last `digits` of an amount in minor units, and the DE 39 code they stand for. */
interface Preset {
  readonly digits: 2 | 3;
  readonly codes: ReadonlyMap<number, string>;
}

const twoDigits = (codes: readonly string[]): Preset => ({
  digits: 2,
  codes: new Map(codes.map((code) => [Number(code), code])),
});

const PRESETS: Readonly<Record<Outcomes, Preset>> = {
  approve: { digits: 2, codes: new Map() },
  /**
   * Adyen's published test outcomes: not enough balance, blocked, expired, invalid amount,
   * invalid card, wrong PIN, suspected fraud.
   */
  adyen: {
    digits: 3,
    codes: new Map([
      [124, '51'],
      [125, '62'],
      [126, '54'],
      [127, '13'],
      [128, '14'],
      [134, '55'],
      [151, '59'],
    ]),
  },
  /** The cents are the response code, as in many acquirers' test systems. */
  'iso-cents': twoDigits(
    (
      '01 02 03 04 05 06 09 10 12 13 14 15 19 25 30 33 34 41 43 51 54 55 57 58 59 61 62 63 65 ' +
      '68 75 76 77 78 79 90 91 92 93 94 95 96 98'
    ).split(' '),
  ),
  /** Stripe Terminal: call issuer, generic decline, wrong PIN, withdrawal count, PIN tries. */
  stripe: twoDigits(['01', '05', '55', '65', '75']),
};

/** The DE 39 response code of a payment; `00` is approved. */
export function responseCodeFor(outcomes: Outcomes, amount: number): string {
  const { digits, codes } = PRESETS[outcomes];
  return codes.get(amount % (digits === 3 ? 1000 : 100)) ?? '00';
}
