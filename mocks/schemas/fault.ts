import { z } from 'zod';
import { OPERATIONS } from '../../src/model/operations.ts';
import type { FaultPlan } from '../../src/model/plan.ts';
import type { Micros } from '../../src/model/units.ts';
import { id } from './common.ts';

const micros = z.int().transform((value) => value as Micros);

const trigger = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rate'),
    rate: z.number().min(0).max(1),
    per: z.enum(['request', 'till', 'basket']),
  }),
  z.object({ kind: z.literal('first'), count: z.int().min(0) }),
  z.object({ kind: z.literal('every'), count: z.int().min(1) }),
]);

const common = {
  id,
  from_us: micros,
  to_us: micros,
  scope: z.object({
    stores: z.array(id).exactOptional(),
    operations: z.array(z.enum(OPERATIONS)).exactOptional(),
    teams: z.array(id).exactOptional(),
  }),
  trigger,
};

const latency = z.object({
  quantiles: z.array(z.number().min(0).max(600e6)).min(1).max(4096),
  integer: z.boolean(),
});

/** `PUT /faults/{id}`: a plan of one of the kinds that a service applies, with what it needs. */
export const faultPlan: z.ZodType<FaultPlan> = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('http/status'),
    parameters: z.object({
      status: z.int().min(400).max(599),
      retryAfter_s: z.int().min(0).exactOptional(),
    }),
  }),
  z.object({
    ...common,
    kind: z.literal('http/slow'),
    parameters: z.object({ latencyWall_us: latency }),
  }),
  z.object({
    ...common,
    kind: z.literal('http/throttle'),
    parameters: z.object({
      quotaPerSecond: z.number().min(0),
      retryAfter_s: z.int().min(0).exactOptional(),
    }),
  }),
  z.object({
    ...common,
    kind: z.literal('promo/late-start'),
    parameters: z.object({ promotion: id }),
  }),
]);
