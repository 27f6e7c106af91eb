import * as z from 'zod';
import type { PeopleSpec } from './author-people.ts';
import { distribution, maybe } from './schema-parts.ts';

/** The people in stores. */
export const people: z.ZodType<PeopleSpec> = z.strictObject({
  notices: maybe(distribution),
  answers: maybe(distribution),
  impatience: maybe(distribution),
});
