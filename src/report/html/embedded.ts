import { Markup } from '../markup.ts';

/** JSON that no HTML parser can take for the end of its script. */
export const embedded = (value: unknown): Markup =>
  new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));
