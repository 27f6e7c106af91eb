import type { Faker } from '@faker-js/faker';
import type { Language } from '../model/ticket.ts';
import { hash64 } from '../random/hash.ts';
import { CATALAN } from './words/catalan-names.ts';

/** A store's name and the clerk who writes its tickets: synthetic, in the store's language. */
export interface StoreNames {
  readonly name: string;
  readonly clerk: string;
}

/** One locale at a time: each is a file of a few hundred kilobytes. */
const LOCALES: Readonly<Record<Language, () => Promise<{ readonly faker: Faker }>>> = {
  es: () => import('@faker-js/faker/locale/es'),
  ca: () => import('@faker-js/faker/locale/es'),
  it: () => import('@faker-js/faker/locale/it'),
  fr: () => import('@faker-js/faker/locale/fr'),
  en: () => import('@faker-js/faker/locale/en_GB'),
};

/**
 * Loads what names in a language need. The function it gives names a store by seed and id alone,
 * so that one store more renames no other.
 */
export async function namesIn(
  language: Language,
): Promise<(seed: number, storeId: string) => StoreNames> {
  const { faker } = await LOCALES[language]();
  return (seed, storeId) => {
    faker.seed(hash64(`names/${seed}/${storeId}`).low);
    const words = language === 'ca' ? CATALAN : undefined;
    const city = words ? faker.helpers.arrayElement(words.cities) : faker.location.city();
    const street = words ? faker.helpers.arrayElement(words.streets) : faker.location.street();
    const first = words ? faker.helpers.arrayElement(words.clerks) : faker.person.firstName();
    return {
      name: `${city}, ${street}`,
      clerk: `${first} ${faker.string.alpha({ casing: 'upper' })}.`,
    };
  };
}
