import { z } from 'zod';
import { EVENTS, type EventNotice } from '../nexo.ts';
import { parseJson } from './parse-json.ts';

const event = z.strictObject({ event: z.enum(EVENTS), details: z.string().max(1000).optional() });

/** An event that a script wants told: `{"event": "SaleWakeUp", "details": "..."}`. */
export function readEvent(text: string): Pick<EventNotice, 'event' | 'details'> | undefined {
  const read = event.safeParse(parseJson(text));
  if (!read.success) return undefined;
  const { details, ...rest } = read.data;
  return details === undefined ? rest : { ...rest, details };
}
