import * as z from 'zod';
import type { TicketComment } from '../../model/ticket.ts';

/**
 * A binding's own account of a ticket, kept in a text field of it: what the fleet must read back
 * and desks of other makes keep in tables of their own, a request each. Instants are ISO 8601.
 */
export interface Trail {
  /** When an agent first began to work on it. */
  readonly startedAt?: string;
  readonly reopenedAt: readonly string[];
  /** The latest things said in it by the fleet, four at most, cut to 200 characters. */
  readonly talk: readonly TicketComment[];
}

const SAID = 4;
const LONGEST = 200;

const shape = z.object({
  startedAt: z.string().exactOptional(),
  reopenedAt: z.array(z.string()).catch([]),
  talk: z
    .array(z.object({ at: z.string(), author: z.string(), public: z.boolean(), body: z.string() }))
    .catch([]),
});

/** Reads a trail; a field that holds none is a ticket without history. */
export function readTrail(text: string | undefined): Trail {
  const start = text?.indexOf('{') ?? -1;
  if (text === undefined || start < 0) return { reopenedAt: [], talk: [] };
  try {
    return shape.parse(JSON.parse(text.slice(start)));
  } catch {
    return { reopenedAt: [], talk: [] };
  }
}

/** The field's text. */
export const writeTrail = (trail: Trail): string => JSON.stringify(trail);

/** A trail in which one more thing was said. */
export const withWords = (trail: Trail, author: string, body: string, at: string): Trail => ({
  ...trail,
  talk: [...trail.talk, { at, author, public: true, body: body.slice(0, LONGEST) }].slice(-SAID),
});
