import { z } from 'zod';
import { SERVICES } from '../../src/model/operations.ts';
import type { Dose } from '../wire/faults/fault-board.ts';
import type { BodySample, Exchange, RouteCount } from '../wire/journal.ts';
import { faultPlan } from './fault.ts';

const service = z.enum(SERVICES);
const count = z.int().min(0);

/** A fault with its dose: what `PUT`, `DELETE` and `GET /faults` tell of it. */
export const faultState: z.ZodType<Dose> = z.object({
  plan: faultPlan,
  requested: count,
  injected: count,
});

/** The answer of `GET /faults`. */
export const faultList: z.ZodType<{ readonly faults: readonly Dose[] }> = z.object({
  faults: z.array(faultState),
});

/** Answers so far by service, route and status. */
export const countersReply: z.ZodType<{
  readonly total: number;
  readonly counters: readonly RouteCount[];
}> = z.object({
  total: count,
  counters: z.array(z.object({ service, route: z.string(), status: z.int(), count })),
});

/** The newest exchanges of the ring, and sampled bodies. */
export const journalReply: z.ZodType<{
  readonly total: number;
  readonly capacity: number;
  readonly exchanges: readonly Exchange[];
  readonly samples: readonly BodySample[];
}> = z.object({
  total: count,
  capacity: count,
  exchanges: z.array(
    z.object({
      at_ms: z.number(),
      service,
      route: z.string(),
      status: z.int(),
      device: z.string(),
      latency_us: count,
    }),
  ),
  samples: z.array(
    z.object({
      service,
      route: z.string(),
      status: z.int(),
      request: z.string(),
      reply: z.string(),
    }),
  ),
});
