import type * as z from 'zod';
import type { Read } from './binding.ts';

/** Reads a JSON body by a schema: what does not fit is not a reply. */
export function readJson<T>(schema: z.ZodType<T>, body: string): Read<T> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { ok: false, reason: 'the body is not JSON' };
  }
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, reply: read.data };
  const { path = [], message = '' } = read.error.issues[0] ?? {};
  return { ok: false, reason: `${path.map(String).join('.') || 'body'}: ${message}` };
}
