import type { Ticket } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';

const PREFIX = 'ticket-';

/** The number of a ticket: 7 for `ticket-7`. Desks of other makes make their ids of it. */
export const numberOf = ({ id }: Pick<Ticket, 'id'>): number => Number(id.slice(PREFIX.length));

/** The ticket of a number, or undefined. */
export const byNumber = (world: World, number: number | string): Ticket | undefined =>
  /^[1-9]\d{0,11}$/.test(String(number)) ? world.support.get(`${PREFIX}${number}`) : undefined;

/** ISO 8601 without fractions of a second, as most desks write instants. */
export const wholeSeconds = (at: string): string => `${at.slice(0, 19)}Z`;
