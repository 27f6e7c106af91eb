import type { Texts } from '../texts.ts';

/** A section's anchor: a report of two parts has the same section twice. */
export const sectionId = (name: string, { part, dayPart }: Texts): string =>
  part === dayPart ? `day-${name}` : name;
