/** Categories of the demonstration catalogue: a fashion retailer's. */
export const CATEGORIES = [
  'shirts',
  'trousers',
  'dresses',
  'shoes',
  'outerwear',
  'accessories',
] as const;
/** A category of the demonstration catalogue. */
export type Category = (typeof CATEGORIES)[number];

/** What products are called in one language: five articles a category, two makes of each. */
export interface Words {
  readonly articles: Readonly<Record<Category, readonly string[]>>;
  readonly makes: Readonly<Record<Category, readonly [string, string]>>;
  /** Where the make goes: `Camisa de lino`, `Linen shirt`. */
  readonly makeFirst: boolean;
}
