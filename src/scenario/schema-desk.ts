import * as z from 'zod';
import { DESK_CHANNELS, LANGUAGES, TILL_SYSTEMS, type Weight } from '../model/ticket.ts';
import { parseTimeOfDay } from '../model/units.ts';
import { type DeskSpec, WEEKDAYS } from './author-desk.ts';
import {
  count,
  distribution,
  duration,
  id,
  maybe,
  numberFrom,
  perIssue,
  share,
} from './schema-parts.ts';

const span = (expected: string): z.ZodType<string> =>
  z.string(expected).refine((given) => {
    const parts = given.split('-');
    return parts.length === 2 && parts.every((part) => parseTimeOfDay(part) !== undefined);
  }, expected);

const weight: z.ZodType<Weight> = z.union(
  [z.literal(1), z.literal(2), z.literal(3)],
  '1, 2 or 3, 1 being the highest',
);

const channel = z.strictObject({
  share: maybe(numberFrom(0, 1e6)),
  handleFactor: maybe(numberFrom(0.1, 20)),
  concurrency: maybe(count(1, 20)),
});

const team = z.strictObject({
  agents: count(0, 100_000),
  languages: z.array(z.enum(LANGUAGES)).min(1, 'at least one language'),
  level: maybe(z.union([z.literal(1), z.literal(2)], '1 or 2')),
  tillSystems: maybe(z.array(z.enum(TILL_SYSTEMS)).min(1, 'at least one till system')),
  channels: maybe(z.array(z.enum(DESK_CHANNELS)).min(1, 'at least one channel')),
  shift: maybe(span('a shift such as 08:00-23:00')),
  days: maybe(z.array(z.enum(WEEKDAYS)).min(1, 'at least one day')),
  breaks: maybe(
    z.array(z.strictObject({ between: span('an interval such as 12:00-14:00'), length: duration })),
  ),
  shrinkage: maybe(numberFrom(0, 0.9)),
  provider: maybe(z.enum(['internal', 'outsourced'])),
});

/** The support desk. */
export const desk: z.ZodType<DeskSpec> = z.strictObject({
  teams: maybe(z.record(id, team)),
  handle: maybe(perIssue(distribution)),
  fixes: maybe(perIssue(share)),
  asksBack: maybe(perIssue(share)),
  escalates: maybe(perIssue(share)),
  formal: maybe(perIssue(share)),
  overtime: maybe(duration),
  poll: maybe(duration),
  channels: maybe(
    z.strictObject({
      phone: maybe(channel),
      chat: maybe(channel),
      email: maybe(channel),
      social: maybe(channel),
      portal: maybe(channel),
    }),
  ),
  priorities: maybe(perIssue(z.strictObject({ impact: maybe(weight), urgency: maybe(weight) }))),
});
