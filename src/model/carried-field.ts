/**
 * What a fleet's ticket says that desks of other makes have no member of their own for: each goes
 * into a custom field. `device` is written `printer store/0001/printer/1`; `agent` is the fleet's
 * name of who works it; `trail` is a binding's own account of the ticket, read by nobody else.
 */
export const CARRIED_FIELDS = [
  'externalRef',
  'channel',
  'language',
  'tillSystem',
  'storeId',
  'tillId',
  'device',
  'symptom',
  'agent',
  'level',
  'trail',
] as const;
export type CarriedField = (typeof CARRIED_FIELDS)[number];
