import { z } from 'zod';
import { BODIES, type Bodies } from './bodies.ts';
import { CATEGORIES, type Category, failure, type MessageHeader, type Verdict } from './nexo.ts';

/** A request that a terminal can act on. */
export type NexoRequest = {
  [C in Category]: {
    readonly category: C;
    readonly header: MessageHeader;
    readonly serviceId: string;
    readonly body: Bodies[C];
  };
}[Category];

/** A message as read: a request, one to refuse in its own form, or one to reject by an event. */
export type ReadMessage =
  | { readonly kind: 'request'; readonly request: NexoRequest }
  | { readonly kind: 'refused'; readonly header: MessageHeader; readonly verdict: Verdict }
  | { readonly kind: 'rejected'; readonly message: string };

const header: z.ZodType<MessageHeader> = z.object({
  ProtocolVersion: z.string(),
  MessageClass: z.string(),
  MessageCategory: z.string(),
  MessageType: z.literal('Request'),
  SaleID: z.string().min(1),
  POIID: z.string().min(1).max(64),
  ServiceID: z.string().optional(),
  DeviceID: z.string().optional(),
});

const isJson = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCategory = (name: string): name is Category =>
  (CATEGORIES as readonly string[]).includes(name);

/** Where a value is wrong and how, in one line. */
const flaw = ({ issues }: z.ZodError): string => {
  const [first] = issues;
  return first === undefined ? 'Invalid' : `${first.path.join('.')}: ${first.message}`;
};

/** Reads a clear message: `{"SaleToPOIRequest": {...}}`. */
export function readMessage(message: unknown): ReadMessage {
  if (!isJson(message)) return { kind: 'rejected', message: 'Input is not a JSONObject' };
  const { SaleToPOIRequest: envelope } = message;
  if (!isJson(envelope)) return { kind: 'rejected', message: 'SaleToPOIRequest is missing' };
  const head = header.safeParse(envelope['MessageHeader']);
  if (!head.success) {
    return { kind: 'rejected', message: `Invalid MessageHeader. ${flaw(head.error)}` };
  }
  return readRequest(head.data, envelope);
}

function readRequest(head: MessageHeader, envelope: Record<string, unknown>): ReadMessage {
  // An abort has no answer of its own in which it could be refused.
  const refused = (verdict: Verdict): ReadMessage =>
    head.MessageCategory === 'Abort'
      ? { kind: 'rejected', message: verdict.AdditionalResponse ?? '' }
      : { kind: 'refused', header: head, verdict };
  const category = head.MessageCategory;
  if (head.ProtocolVersion !== '3.0') {
    return refused(failure('MessageFormat', 'Unsupported ProtocolVersion'));
  }
  if (!isCategory(category)) {
    return refused(failure('UnavailableService', `${category} is not available on this terminal`));
  }
  const serviceId = head.MessageClass === 'Device' ? head.DeviceID : head.ServiceID;
  const name = head.MessageClass === 'Device' ? 'DeviceID' : 'ServiceID';
  if (serviceId === undefined || !/^[A-Za-z0-9]{1,10}$/.test(serviceId)) {
    return refused(failure('MessageFormat', `${name} must be 1 to 10 letters or digits`));
  }
  const member = `${category}Request`;
  const body = BODIES[category].safeParse(envelope[member]);
  if (!body.success) {
    return refused(failure('MessageFormat', `Invalid ${member}. ${flaw(body.error)}`));
  }
  // The table pairs each category with its body; the compiler cannot follow that through a lookup.
  const request = { category, header: head, serviceId, body: body.data } as NexoRequest;
  return { kind: 'request', request };
}
