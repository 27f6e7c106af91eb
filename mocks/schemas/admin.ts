import { z } from 'zod';
import type { Dose } from '../wire/faults/fault-board.ts';
import type { Har } from '../wire/har-recorder.ts';
import type { BodySample, Exchange, RouteCount } from '../wire/journal.ts';
import type { LagReport } from '../wire/own-lag.ts';
import type { Stranger } from '../wire/stranger-book.ts';
import { faultPlan } from './fault.ts';

const lane = z.string();
const system = z.string();
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

/** Answers so far by system, route and status. */
export const countersReply: z.ZodType<{
  readonly total: number;
  readonly counters: readonly RouteCount[];
}> = z.object({
  total: count,
  counters: z.array(z.object({ system, route: z.string(), status: z.int(), count })),
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
      lane,
      system,
      route: z.string(),
      status: z.int(),
      device: z.string(),
      latency_us: count,
    }),
  ),
  samples: z.array(
    z.object({
      lane,
      system,
      route: z.string(),
      status: z.int(),
      request: z.string(),
      reply: z.string(),
    }),
  ),
});

/** The lanes named so far. */
export const laneList: z.ZodType<{
  readonly lanes: readonly {
    readonly lane: string;
    readonly exchanges: number;
    readonly faults: number;
  }[];
}> = z.object({ lanes: z.array(z.object({ lane, exchanges: count, faults: count })) });

/** Requests that reached no route. */
export const strangerList: z.ZodType<{ readonly strangers: readonly Stranger[] }> = z.object({
  strangers: z.array(
    z.object({ system, request: z.string(), explanation: z.string(), count: z.int().min(1) }),
  ),
});

/** The admin API's own health: besides, whether the mock itself was late. */
export const adminHealth: z.ZodType<{
  readonly service: 'admin';
  readonly status: 'ok';
  readonly version: string;
  readonly lag: LagReport | null;
}> = z.object({
  service: z.literal('admin'),
  status: z.literal('ok'),
  version: z.string(),
  lag: z
    .object({
      p99_ms: z.number(),
      recent_ms: z.number(),
      distortedSeconds: count,
      distorted: z.boolean(),
    })
    .nullable(),
});

/** Whole exchanges as HAR 1.2. */
export const harDocument: z.ZodType<Har> = z.object({
  log: z.object({
    version: z.literal('1.2'),
    creator: z.object({ name: z.string(), version: z.string() }),
    comment: z.string(),
    entries: z.array(
      z.looseObject({
        _lane: z.string(),
        _system: z.string(),
        startedDateTime: z.string(),
        time: z.number(),
      }),
    ),
  }),
});
