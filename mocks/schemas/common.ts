import { z } from 'zod';

/** An id of anything: what travels in paths and indexes, so never empty and never long. */
export const id: z.ZodString = z.string().min(1).max(128);
export const text: z.ZodString = z.string().max(4000);
/** Minor units, up to 100 000.00 a piece. */
export const minor: z.ZodInt = z.int().min(0).max(10_000_000);
/** Three capitals, ISO 4217. */
export const currency: z.ZodString = z.string().regex(/^[A-Z]{3}$/);
/** ISO 8601 with at least hours and minutes. */
export const instant: z.ZodString = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d/);
