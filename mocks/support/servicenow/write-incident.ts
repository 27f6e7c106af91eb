import type { OpenTicket, TicketState, Weight } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import type { Revision } from '../revision.ts';
import { carriedFrom, reportOf, revisionOf, setExtra } from '../vendors/carried.ts';
import { CARRIED, CLOSE_CODE, KEPT } from './incident.ts';

/** The body of a request to the incident table: columns and their values. */
export type Columns = Readonly<Record<string, unknown>>;

const STATES: Readonly<Record<string, TicketState>> = {
  ...{ 1: 'new', 2: 'inProgress', 3: 'onHold', 6: 'resolved', 7: 'closed', 8: 'cancelled' },
};
const CHANNELS: Readonly<Record<string, OpenTicket['channel']>> = {
  phone: 'phone',
  chat: 'chat',
  email: 'email',
  social: 'social',
  'self-service': 'portal',
  monitoring: 'monitoring',
  'walk-in': 'walkIn',
};

/** A column's value as text; undefined when it was not sent. */
export const textOf = (columns: Columns, name: string): string | undefined => {
  const value = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (value === undefined) return undefined;
  return (typeof value === 'object' ? '' : String(value)).slice(0, 8000);
};

/** The state that a request asks for; undefined when it asks for none. */
export const stateIn = (columns: Columns): TicketState | undefined =>
  STATES[textOf(columns, 'state') ?? textOf(columns, 'incident_state') ?? ''];

/** A report, from the columns of a new incident. */
export function reportFrom(columns: Columns): OpenTicket {
  const carried = carriedFrom(columns, CARRIED);
  return reportOf(carried, said(columns));
}

/** Changes of the domain's ticket that columns ask for. */
export function revisionFrom(columns: Columns): Revision {
  const carried = revisionOf(carriedFrom(columns, CARRIED));
  const assigned = textOf(columns, 'assigned_to');
  const comments = textOf(columns, 'comments');
  const words = comments || textOf(columns, 'work_notes');
  const state = stateIn(columns);
  const notes = textOf(columns, 'close_notes');
  const report = { ...said(columns), ...carried.report };
  return {
    ...(assigned !== undefined && { assignee: assigned === '' ? null : assigned }),
    ...carried,
    ...(Object.keys(report).length > 0 && { report }),
    ...(state !== undefined && { state }),
    ...(words && { comment: { author: 'integration', public: Boolean(comments), body: words } }),
    ...(notes !== undefined && { resolution: { code: codeIn(columns), notes } }),
  };
}

/** Keeps the columns that the domain knows nothing of, and counts the update. */
export function keepColumns(world: World, ticketId: string, columns: Columns): void {
  for (const name of KEPT) {
    const value = textOf(columns, name);
    if (value !== undefined) setExtra(world, ticketId, `servicenow:${name}`, value);
  }
  const trail = textOf(columns, CARRIED.trail);
  if (trail !== undefined) setExtra(world, ticketId, 'trail', trail);
}

function codeIn(columns: Columns): keyof typeof CLOSE_CODE {
  const said = textOf(columns, 'close_code');
  const [code = 'fixed'] = Object.entries(CLOSE_CODE).find(([, label]) => label === said) ?? [];
  return code as keyof typeof CLOSE_CODE;
}

function said(columns: Columns): Partial<OpenTicket> {
  const summary = textOf(columns, 'short_description');
  const description = textOf(columns, 'description');
  const channel = CHANNELS[textOf(columns, 'contact_type') ?? ''];
  const impact = weightIn(textOf(columns, 'impact'));
  const urgency = weightIn(textOf(columns, 'urgency'));
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(channel && { channel }),
    ...(impact && { impact }),
    ...(urgency && { urgency }),
  };
}

/** 1 to 3, also where the choice's label is sent (`sysparm_input_display_value`). */
function weightIn(text: string | undefined): Weight | undefined {
  const [, digit] = /^([123])( - .*)?$/.exec(text ?? '') ?? [];
  return digit === undefined ? undefined : (Number(digit) as Weight);
}
