import * as z from 'zod';
import { type LoadOperation, OPERATIONS, type Service } from '../model/operations.ts';
import { LANGUAGES, TILL_SYSTEMS } from '../model/ticket.ts';
import { parseTimeOfDay } from '../model/units.ts';
import type { LatencySpec, Scenario, ShopperSpec, StoreClassSpec, TillSpec } from './author.ts';
import { desk } from './schema-desk.ts';
import { control, fault } from './schema-faults.ts';
import {
  count,
  distribution,
  duration,
  id,
  maybe,
  numberFrom,
  perIssue,
  share,
  text,
  texts,
  timeOfDay,
} from './schema-parts.ts';
import { people } from './schema-people.ts';
import { policies } from './schema-policies.ts';
import { coupon, promotion } from './schema-promotions.ts';
import { campaign, dialogue, habits, webShop } from './schema-shop.ts';
import { target } from './schema-targets.ts';

const perService = <T extends z.ZodType>(
  value: T,
): z.ZodObject<Record<Service, z.ZodExactOptional<T>>, z.core.$strict> =>
  z.strictObject({
    promotions: maybe(value),
    payments: maybe(value),
    support: maybe(value),
    sales: maybe(value),
  });

const isDay = (given: string): boolean => {
  const midnight = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(`${given}T`);
};

const DATE = 'a date such as 2026-11-27';

const curve = z.union(
  [
    z.enum(['blackFriday', 'christmasEve']),
    z.record(
      z
        .string()
        .refine((given) => (parseTimeOfDay(given) ?? 1) % 3600e6 === 0 && given !== '24:00', {
          error: 'a full hour such as 08:00',
        }),
      numberFrom(0, 1e9),
    ),
  ],
  "'blackFriday', 'christmasEve', or shares of the day by the hour such as { '08:00': 0.02 }",
);

const day = z.strictObject({
  date: z.string(DATE).refine(isDay, DATE),
  curve,
  burst: maybe(numberFrom(1, 2)),
});

const live = z.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  compression: maybe(numberFrom(0.1, 1000)),
  share: maybe(share),
  drain: maybe(duration),
  settle: maybe(duration),
});

const COUNTRY = 'a country of two capital letters such as ES';

const storeClass: z.ZodType<StoreClassSpec> = z.strictObject({
  count: count(1, 9999),
  country: z.string(COUNTRY).regex(/^[A-Z]{2}$/, COUNTRY),
  language: z.enum(LANGUAGES),
  region: maybe(id),
  tills: count(1, 200),
  tillSystem: maybe(z.enum(TILL_SYSTEMS)),
  provider: maybe(id),
  acquirer: maybe(id),
  opens: maybe(timeOfDay),
  closes: maybe(timeOfDay),
  shoppersPerDay: numberFrom(1, 1e6),
  curve: maybe(curve),
});

const shoppers: z.ZodType<ShopperSpec> = z.strictObject({
  ...habits,
  patience: maybe(distribution),
  items: maybe(z.strictObject({ mean: numberFrom(1, 200) })),
  cardShare: maybe(share),
  loyaltyShare: maybe(share),
  couponShare: maybe(share),
  cardOnlyShare: maybe(share),
  walkOutWithoutDiscount: maybe(share),
});

const tills: z.ZodType<TillSpec> = z.strictObject({
  perCustomer: maybe(distribution),
  perItem: maybe(distribution),
  cardDialogue: maybe(distribution),
  printing: maybe(distribution),
  heartbeat: maybe(duration),
  clerkTries: maybe(distribution),
  clerkMends: maybe(perIssue(share)),
  ticketPoll: maybe(duration),
  dialogue: maybe(dialogue),
});

const latency: z.ZodType<LatencySpec> = z.union([
  z.strictObject({
    queue: z.strictObject({
      servers: count(1, 100_000),
      serviceTime: distribution,
      limit: count(0, 10_000_000),
    }),
  }),
  distribution,
]);

const perOperation = <T extends z.ZodType>(each: T) =>
  z.strictObject(
    Object.fromEntries(OPERATIONS.map((operation) => [operation, maybe(each)])) as Record<
      LoadOperation,
      ReturnType<typeof maybe<T>>
    >,
  );

const NAME = 'a kebab-case name such as black-friday';
const CURRENCY = 'a currency of three capital letters such as EUR';

/** The one schema of a scenario, whether it is written in TypeScript, YAML or JSON: strict. */
export const scenarioSchema: z.ZodType<Scenario> = z.strictObject({
  name: z.string(NAME).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, NAME),
  title: maybe(text),
  seed: maybe(count(0, Number.MAX_SAFE_INTEGER)),
  currency: maybe(z.string(CURRENCY).regex(/^[A-Z]{3}$/, CURRENCY)),
  day,
  live,
  stores: z.record(id, storeClass),
  shoppers: maybe(shoppers),
  webShop: maybe(webShop(curve)),
  campaigns: maybe(z.record(id, campaign)),
  tills: maybe(tills),
  people: maybe(people),
  desk: maybe(desk),
  promotions: maybe(z.record(id, promotion)),
  coupons: maybe(z.record(id, coupon)),
  policies: maybe(policies),
  latency: maybe(perOperation(latency)),
  faults: maybe(z.record(id, fault)),
  control: maybe(control),
  targets: maybe(perService(target)),
  allowHosts: maybe(texts),
  limits: maybe(z.strictObject({ requestsPerSecond: maybe(count(1, 10_000_000)) })),
  gates: maybe(texts),
});
