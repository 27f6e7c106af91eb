import { hash64 } from '../../src/random/hash.ts';

/** A card a simulated shopper carries: masked, as nothing else ever leaves a terminal. */
export interface TestCard {
  readonly brand: string;
  readonly maskedPan: string;
  readonly entryMode: 'ICC' | 'Contactless';
  readonly expiry: string;
  /** ISO 3166 numeric. */
  readonly country: string;
}

const CARDS: readonly [TestCard, ...TestCard[]] = [
  { brand: 'mc', maskedPan: '541333 **** 9999', entryMode: 'ICC', expiry: '0228', country: '826' },
  {
    brand: 'visa',
    maskedPan: '476173 **** 0119',
    entryMode: 'Contactless',
    expiry: '1230',
    country: '724',
  },
  {
    brand: 'maestro',
    maskedPan: '600007 **** 7003',
    entryMode: 'ICC',
    expiry: '0228',
    country: '528',
  },
  {
    brand: 'mc',
    maskedPan: '222300 **** 0010',
    entryMode: 'Contactless',
    expiry: '1229',
    country: '380',
  },
];

/** The card of a transaction, the same for the same transaction. */
export function cardFor(transaction: string): TestCard {
  return CARDS[hash64(transaction).low % CARDS.length] ?? CARDS[0];
}
