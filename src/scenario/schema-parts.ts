import * as z from 'zod';
import { type IssueKind, perIssueKind } from '../model/ticket.ts';
import { parseDuration, parseTimeOfDay } from '../model/units.ts';
import type { DistributionSpec } from './author.ts';

/** A key that may be left out, but not be given as `undefined`. */
export const maybe: typeof z.exactOptional = z.exactOptional;

/** A group with a key for each kind of issue. */
export const perIssue = <T extends z.ZodType>(
  value: T,
): z.ZodObject<Record<IssueKind, z.ZodExactOptional<T>>, z.core.$strict> =>
  z.strictObject(perIssueKind(() => maybe(value)));

/** Text read by a parser that gives `undefined` for what it cannot read. */
const readable = (parse: (text: string) => unknown, expected: string): z.ZodType<string> =>
  z.string(expected).refine((text) => parse(text) !== undefined, expected);

const finite = (low: number, high: number, expected: string): z.ZodType<number> =>
  z.number(expected).min(low, expected).max(high, expected);

const whole = (low: number, high: number, expected: string): z.ZodType<number> =>
  z.number(expected).int(expected).min(low, expected).max(high, expected);

/** A number of at least `low`, in words for the message. */
export const numberFrom = (low: number, high: number): z.ZodType<number> =>
  finite(low, high, `a number from ${low} to ${high}`);

/** A whole number within bounds. */
export const count = (low: number, high: number): z.ZodType<number> =>
  whole(low, high, `a whole number from ${low} to ${high}`);

/** A share or probability. */
export const share: z.ZodType<number> = finite(0, 1, 'a share from 0 to 1');

/** Any text but the empty one. */
export const text: z.ZodType<string> = z
  .string('a text that is not empty')
  .min(1, 'a text that is not empty');

/** True or false. */
export const flag: z.ZodType<boolean> = z.boolean('true or false');

/** Text that `parseDuration` reads. */
export const duration: z.ZodType<string> = readable(
  parseDuration,
  'a duration such as 250ms, 90s, 7min or 1h30min',
);

/** A duration, or one that is negative: how far a clock is ahead. */
export const offset: z.ZodType<string> = readable(
  (given) => parseDuration(given.replace(/^-/, '')),
  'a duration such as 10min or -10min',
);

/** Whole seconds, as `Retry-After` has them. */
export const wholeSeconds: z.ZodType<string> = readable((given) => {
  const length_us = parseDuration(given);
  return length_us !== undefined && length_us % 1e6 === 0 ? length_us : undefined;
}, 'a duration of whole seconds such as 2s');

/** Text that `parseTimeOfDay` reads. */
export const timeOfDay: z.ZodType<string> = readable(
  parseTimeOfDay,
  'a time of day such as 15:00 or 09:30:15',
);

/** An amount in units of the currency, with at most two decimals. */
export const money: z.ZodType<number> = z
  .number('an amount such as 14.95')
  .nonnegative('an amount such as 14.95')
  .max(1e9, 'an amount up to 1 000 000 000')
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, {
    error: 'an amount with at most two decimals, such as 14.95',
  });

/** Names that become ids in paths and overrides: no dots, not only digits. */
export const id: z.ZodType<string, string> & z.core.$ZodRecordKey = z
  .string()
  .regex(/^[A-Za-z][\w-]*$/, 'a name of letters, digits, - and _, starting with a letter');

const STORE_ID = "a store's four digits in quotes, such as '0417'";

/** Ids of stores; without quotes YAML and JSON would make them numbers. */
export const storeIds: z.ZodType<readonly string[]> = z.array(
  z.string(STORE_ID).regex(/^\d{4}$/, STORE_ID),
  'a list of store ids',
);

/** A list of texts that are not empty. */
export const texts: z.ZodType<readonly string[]> = z.array(text, 'a list of texts');

const DISTRIBUTION =
  'a duration such as 90s, or one of { uniform }, { exponential }, { lognormal }, { quantiles }';

/** Every form of `DistributionSpec`. */
export const distribution: z.ZodType<DistributionSpec> = z.union(
  [
    duration,
    z.strictObject({ uniform: z.tuple([duration, duration], 'two durations: [low, high]') }),
    z.strictObject({ exponential: duration }),
    z.strictObject({
      lognormal: z.strictObject(
        { median: duration, p90: duration },
        'median and p90, two durations',
      ),
    }),
    z.strictObject({
      quantiles: z.record(
        z.string().regex(/^(min|max|p\d{1,2}(\.\d+)?)$/, 'a quantile such as p50, p99.9, min, max'),
        duration,
        'durations by quantile, such as { p50: 80ms, p99: 1s, max: 3s }',
      ),
    }),
  ],
  DISTRIBUTION,
);
