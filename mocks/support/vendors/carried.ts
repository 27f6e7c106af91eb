import { CARRIED_FIELDS, type CarriedField } from '../../../src/model/carried-field.ts';
import {
  ISSUE_KINDS,
  LANGUAGES,
  type OpenTicket,
  TICKET_CHANNELS,
  TILL_SYSTEMS,
  type Ticket,
} from '../../../src/model/ticket.ts';
import type { Part, World } from '../../world.ts';
import type { Revision } from '../revision.ts';

/** Values of custom fields that a request brings, by what they carry. */
export type Carried = Readonly<Partial<Record<CarriedField, string>>>;

/** What desks keep of a ticket that the tickets of the domain have no member for. */
const EXTRAS: Part<Map<string, Map<string, unknown>>> = {
  name: 'vendors’ own ticket fields',
  make: () => new Map(),
};

/** A field that the domain has no member for, e.g. `servicenow:category`; undefined: never set. */
export const extra = (world: World, ticketId: string, name: string): unknown =>
  world.part(EXTRAS).get(ticketId)?.get(name);

/** Sets such a field. */
export function setExtra(world: World, ticketId: string, name: string, value: unknown): void {
  const extras = world.part(EXTRAS);
  const fields = extras.get(ticketId) ?? new Map<string, unknown>();
  extras.set(ticketId, fields.set(name, value));
}

/** What a carried field says of a ticket, however it was opened. */
export function carriedIn(world: World, ticket: Ticket, field: CarriedField): string {
  switch (field) {
    case 'device':
      return ticket.device.id === '' ? '' : `${ticket.device.type} ${ticket.device.id}`;
    case 'agent':
      return ticket.assignee ?? '';
    case 'level':
      return String(ticket.level ?? 1);
    case 'trail':
      return String(extra(world, ticket.id, 'trail') ?? '');
    default:
      return ticket[field];
  }
}

/** Reads the carried fields out of a request's fields, by the names they have there. */
export function carriedFrom(
  fields: Readonly<Record<string, unknown>>,
  names: Readonly<Record<CarriedField, string>>,
): Carried {
  const found = CARRIED_FIELDS.flatMap((field) => {
    const value = Object.hasOwn(fields, names[field]) ? fields[names[field]] : undefined;
    return value === undefined ? [] : [[field, value === null ? '' : String(value).slice(0, 8000)]];
  });
  return Object.fromEntries(found) as Carried;
}

/** A report of somebody who filled in no carried field. */
const BLANK: OpenTicket = {
  externalRef: '',
  channel: 'api',
  storeId: '',
  tillId: '',
  device: { type: 'store', id: '' },
  symptom: 'tillFrozen',
  language: 'en',
  tillSystem: 'headless',
  summary: '',
  description: '',
  impact: 3,
  urgency: 3,
};

/** A report with what was said; the rest is blank. */
export const reportOf = (carried: Carried, said: Partial<OpenTicket>): OpenTicket => ({
  ...BLANK,
  ...said,
  ...reportedIn(carried),
});

/** A ticket's changes that carried fields ask for. */
export function revisionOf({ agent, level, ...carried }: Carried): Revision {
  const report = reportedIn(carried);
  return {
    ...(Object.keys(report).length > 0 && { report }),
    ...(agent !== undefined && { assignee: agent === '' ? null : agent }),
    ...(level !== undefined && { level: level === '2' ? 2 : 1 }),
  };
}

/** Members of a report; a value that is none of its field's is left out, as a choice list does. */
function reportedIn(carried: Carried): Partial<OpenTicket> {
  const { externalRef, storeId, tillId, device } = carried;
  const channel = TICKET_CHANNELS.find((one) => one === carried.channel);
  const language = LANGUAGES.find((one) => one === carried.language);
  const tillSystem = TILL_SYSTEMS.find((one) => one === carried.tillSystem);
  const symptom = ISSUE_KINDS.find((one) => one === carried.symptom);
  const [, type, id] = /^(till|printer|terminal|store) (.+)$/.exec(device ?? '') ?? [];
  return {
    ...(externalRef !== undefined && { externalRef }),
    ...(channel && { channel }),
    ...(storeId !== undefined && { storeId }),
    ...(tillId !== undefined && { tillId }),
    ...(type && id && { device: { type: type as OpenTicket['device']['type'], id } }),
    ...(symptom && { symptom }),
    ...(language && { language }),
    ...(tillSystem && { tillSystem }),
  };
}
