import { z } from 'zod';
import type { BakedDistribution } from '../../src/model/distribution.ts';
import type { FaultKind, FaultPlan } from '../../src/model/fault-plan.ts';
import { OPERATIONS } from '../../src/model/operations.ts';
import type { Micros } from '../../src/model/units.ts';
import { id } from './common.ts';

const micros = z.int().transform((value) => value as Micros);

/** When a fault bites. */
export const faultTrigger: z.ZodType<FaultPlan['trigger']> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rate'),
    rate: z.number().min(0).max(1),
    per: z.enum(['request', 'till', 'basket', 'ticket']),
  }),
  z.object({ kind: z.literal('first'), count: z.int().min(0) }),
  z.object({ kind: z.literal('every'), count: z.int().min(1) }),
]);

/** Whom it can bite. */
export const faultScope: z.ZodType<FaultPlan['scope']> = z.object({
  stores: z.array(id).exactOptional(),
  operations: z.array(z.enum(OPERATIONS)).exactOptional(),
  teams: z.array(id).exactOptional(),
});

const common = {
  id,
  from_us: micros,
  to_us: micros,
  scope: faultScope,
  trigger: faultTrigger,
};

/** A wall time that is drawn: its quantiles, microseconds. */
export const bakedDistribution: z.ZodType<BakedDistribution> = z.object({
  quantiles: z.array(z.number().min(0).max(600e6)).min(1).max(4096),
  integer: z.boolean(),
});

/** A plan of one of these kinds, which need the same. */
const ofKind = <const K extends FaultKind, P extends z.ZodType>(
  kinds: readonly [K, ...K[]],
  parameters: P,
): z.ZodObject<typeof common & { kind: z.ZodEnum<{ [N in K]: N }>; parameters: P }> =>
  z.object({ ...common, kind: z.enum(kinds), parameters });

const status = z.int().min(400).max(599);
const retryAfter_s = z.int().min(0).exactOptional();
const pause = z
  .int()
  .min(0)
  .transform((value) => value as Micros)
  .exactOptional();
const bytes = z.int().min(1).max(100_000_000).exactOptional();
const service = z.literal('service');
const offset_us = z.int().exactOptional();

/** `PUT /faults/{id}`: a plan of one of the kinds that a service applies, with what it needs. */
export const faultPlan: z.ZodType<FaultPlan> = z.discriminatedUnion('kind', [
  ofKind(['http/status'], z.object({ status, retryAfter_s })),
  ofKind(['http/unavailable', 'http/in-progress'], z.object({ retryAfter_s })),
  ofKind(['http/slow'], z.object({ latencyWall_us: bakedDistribution })),
  ofKind(['http/throttle'], z.object({ quotaPerSecond: z.number().min(0), retryAfter_s })),
  ofKind(
    ['http/saturate'],
    z.object({
      capacity: z.int().min(1).max(100_000),
      serviceWall_us: bakedDistribution,
      queueLimit: z.int().min(0).exactOptional(),
    }),
  ),
  ofKind(
    ['http/commit-then-fail', 'http/partial-outage'],
    z.object({ status: status.exactOptional() }),
  ),
  ofKind(
    ['http/fail-then-commit-late'],
    z.object({ status: status.exactOptional(), delayWall_us: bakedDistribution.exactOptional() }),
  ),
  ofKind(['http/flap'], z.object({ downWall_us: pause, upWall_us: pause })),
  ofKind(
    [
      'http/stale-read',
      'http/auth-expire',
      'http/redirect-loop',
      'body/truncate',
      'body/malformed-chunk',
      'body/garbage',
      'body/length-mismatch',
      'body/stall',
      'body/invalid-json',
      'body/wrong-type',
      'body/rounding',
      'body/replay',
      'support/lost-ticket',
    ],
    z.object({}),
  ),
  ofKind(
    ['body/schema-drift'],
    z.object({
      change: z.enum(['added', 'dropped', 'retyped', 'null', 'newEnum']).exactOptional(),
    }),
  ),
  ofKind(['body/wrong-total'], z.object({ addedMinor: z.int().exactOptional() })),
  ofKind(['body/oversize', 'head/overflow'], z.object({ bytes })),
  ofKind(['head/slow'], z.object({ pauseWall_us: pause })),
  ofKind(['promo/late-start'], z.object({ promotion: id })),
  ofKind(['promo/stale-catalogue'], z.object({ age_us: pause })),
  ofKind(['promo/wrong-segment'], z.object({ segment: id })),
  ofKind(
    ['promo/coupon-lock-stuck', 'promo/over-redeem'],
    z.object({ coupon: id.exactOptional() }),
  ),
  ofKind(['time/skew', 'time/step'], z.object({ clock: service, offset_us })),
  ofKind(['time/drift'], z.object({ clock: service, perHour_us: offset_us })),
  ofKind(['time/dst'], z.object({ clock: service, offset_us })),
  ofKind(['time/midnight'], z.object({ clock: service })),
  ofKind(
    [
      'terminal/busy',
      'terminal/unreachable',
      'terminal/cancelled',
      'terminal/declined-technical',
      'terminal/in-progress',
      'terminal/device-out',
      'terminal/logged-out',
      'terminal/no-answer',
      'terminal/approved-but-silent',
      'printer/paper-out',
      'printer/cover-open',
      'printer/cutter-error',
      'printer/offline',
      'printer/undetected',
    ],
    z.object({}),
  ),
  ofKind(['printer/paper-near-end'], z.object({ receipts: z.int().min(0).exactOptional() })),
  ofKind(['printer/slow'], z.object({ factor: z.number().min(1).exactOptional() })),
]);
