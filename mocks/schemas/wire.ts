import { z } from 'zod';
import type { Problem } from '../../src/model/outcome.ts';

/** RFC 9457. */
export const problem: z.ZodType<Required<Problem>> = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});

/** The answer of `GET /health`. */
export const health: z.ZodType<{
  readonly service: string;
  readonly status: 'ok';
  readonly version: string;
}> = z.object({ service: z.string(), status: z.literal('ok'), version: z.string() });

/** The answer to a heartbeat. */
export const accepted: z.ZodType<{ readonly accepted: true }> = z.object({
  accepted: z.literal(true),
});
