import * as z from 'zod';
import { OPERATIONS } from '../model/operations.ts';
import type { FaultSpec } from './author-faults.ts';
import {
  count,
  distribution,
  duration,
  maybe,
  numberFrom,
  share,
  storeIds,
  text,
  texts,
  timeOfDay,
  wholeSeconds,
} from './schema-parts.ts';

const window = { start: timeOfDay, duration: maybe(duration), end: maybe(timeOfDay) };

const trigger = { rate: maybe(share), first: maybe(count(1, 1e6)), every: maybe(count(1, 1e6)) };

const perCall = { ...trigger, per: maybe(z.enum(['request', 'till', 'basket'])) };
const perSale = { ...trigger, per: maybe(z.enum(['till', 'basket'])) };

const stores = {
  stores: maybe(storeIds),
  classes: maybe(texts),
  regions: maybe(texts),
  countries: maybe(texts),
  share: maybe(share),
};
const storeScope = maybe(z.strictObject(stores));
const callScope = maybe(
  z.strictObject({ ...stores, operations: maybe(z.array(z.enum(OPERATIONS))) }),
);

/** One fault; what it needs depends on its `kind`. */
export const fault: z.ZodType<FaultSpec> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['net/refuse', 'net/reset']),
    ...window,
    ...perCall,
    scope: callScope,
  }),
  z.strictObject({
    kind: z.enum(['net/latency', 'http/slow']),
    ...window,
    ...perCall,
    latency: distribution,
    scope: callScope,
  }),
  z.strictObject({
    kind: z.literal('http/status'),
    ...window,
    ...perCall,
    status: count(400, 599),
    retryAfter: maybe(wholeSeconds),
    scope: callScope,
  }),
  z.strictObject({
    kind: z.literal('http/throttle'),
    ...window,
    quotaPerSecond: numberFrom(0, 1e6),
    retryAfter: maybe(wholeSeconds),
    scope: callScope,
  }),
  z.strictObject({
    kind: z.enum(['printer/paper-out', 'printer/offline']),
    ...window,
    ...perSale,
    scope: storeScope,
  }),
  z.strictObject({
    kind: z.literal('terminal/declined-technical'),
    ...window,
    ...perSale,
    scope: storeScope,
  }),
  z.strictObject({
    kind: z.literal('promo/late-start'),
    ...window,
    ...trigger,
    per: maybe(z.enum(['request', 'till'])),
    promotion: text,
    scope: storeScope,
  }),
  z.strictObject({
    kind: z.literal('desk/absence'),
    ...window,
    rate: maybe(share),
    scope: maybe(z.strictObject({ teams: maybe(texts) })),
  }),
]);
