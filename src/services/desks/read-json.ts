import type * as z from 'zod';

/** A body as a schema wants it; undefined when it is not JSON or does not fit. */
export function readJson<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
