import { eventNotification, type Json, type MessageHeader, responseTo } from '../nexo.ts';
import type { Reaction } from '../reaction.ts';
import { readMessage } from '../read-message.ts';
import type { TerminalPark } from '../terminal-park.ts';
import type { KeyRing } from './key-ring.ts';
import { isSealed, type KeyMaterial, seal } from './nexo-crypto.ts';
import { parseJson } from './parse-json.ts';

/** What becomes of a message that came: a reply's text, nothing at all, or a broken connection. */
export type Delivery =
  | { readonly kind: 'reply'; readonly text: string; readonly verdict: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'silence' };

/** A message as it was understood, for the journal. */
export interface Understood {
  readonly category: string;
  readonly poiId: string;
  readonly saleId: string;
}

/** Reads messages, clear or secured, has them carried out, and words the answers. */
export class MessageDesk {
  readonly #keys: KeyRing;
  readonly #clearText: boolean;

  /** @param clearText whether messages that are not encrypted are taken */
  constructor(keys: KeyRing, clearText: boolean) {
    this.#keys = keys;
    this.#clearText = clearText;
  }

  /**
   * Has a message carried out by its terminal.
   * @param device the only terminal it may be for, when the path named one
   * @param understood told at once what it is, or undefined when it cannot be read
   * @param deliver called once, at the end of the dialogue
   */
  handle(
    text: string,
    park: TerminalPark,
    device: string | undefined,
    understood: (message: Understood | undefined) => void,
    deliver: (delivery: Delivery) => void,
  ): void {
    const read = this.#read(text, device);
    if ('flaw' in read) {
      understood(undefined);
      deliver({ kind: 'reply', text: rejection(read.flaw, text, park), verdict: 'Reject' });
      return;
    }
    const { header } = read;
    understood({ category: header.MessageCategory, poiId: header.POIID, saleId: header.SaleID });
    carryOut(read, park, deliver);
  }

  /** A message that is for the device, or what is wrong with it. */
  #read(text: string, device: string | undefined): Read | { readonly flaw: string } {
    const opened = this.#open(text);
    if ('flaw' in opened) return opened;
    const message = readMessage(opened.message);
    if (message.kind === 'rejected') return { flaw: message.message };
    const header = message.kind === 'request' ? message.request.header : message.header;
    if (device !== undefined && device !== header.POIID)
      return { flaw: `deviceId ${device} and POIID ${header.POIID} differ` };
    return { message, header, material: opened.material };
  }

  #open(text: string): { message: unknown; material?: KeyMaterial } | { flaw: string } {
    const message = parseJson(text);
    if (message === undefined) return { flaw: 'Input is not a JSONObject' };
    const envelope = (message as { SaleToPOIRequest?: unknown } | null)?.SaleToPOIRequest;
    if (!isSealed(envelope)) {
      return this.#clearText ? { message } : { flaw: 'Unencrypted messages are not allowed' };
    }
    const opened = this.#keys.open(envelope);
    if (opened === undefined) return { flaw: 'Decryption failed' };
    return { message: parseJson(opened.text), material: opened.material };
  }
}

/** A message that can be carried out. */
interface Read {
  readonly message: Exclude<ReturnType<typeof readMessage>, { readonly kind: 'rejected' }>;
  readonly header: MessageHeader;
  readonly material: KeyMaterial | undefined;
}

/**
 * Has it carried out. Thousands of dialogues wait for shoppers: what waits here keeps what an
 * answer needs, and not what came.
 */
function carryOut(
  { message, header, material }: Read,
  park: TerminalPark,
  deliver: (delivery: Delivery) => void,
): void {
  const say = (reaction: Reaction): void => deliver(deliveryOf(reaction, header, material));
  if (message.kind === 'request') park.receive(message.request, say);
  else say({ kind: 'answer', body: { Response: message.verdict } });
}

function deliveryOf(
  reaction: Reaction,
  header: MessageHeader,
  material: KeyMaterial | undefined,
): Delivery {
  if (reaction.kind === 'lost' || reaction.kind === 'silence') return reaction;
  if (reaction.kind === 'empty') return { kind: 'reply', text: '', verdict: 'Success' };
  const text = JSON.stringify(responseTo(header, reaction.body));
  const verdict = verdictOf(reaction.body);
  if (material === undefined) return { kind: 'reply', text, verdict };
  const MessageHeader = { ...header, MessageType: 'Response' };
  const sealed = { SaleToPOIResponse: { MessageHeader, ...seal(text, material) } };
  return { kind: 'reply', text: JSON.stringify(sealed), verdict };
}

/** `Success`, or why not, of an answer's body. */
function verdictOf({ Response }: Json): string {
  const { Result, ErrorCondition } = (Response ?? {}) as Readonly<Record<string, string>>;
  return ErrorCondition ?? Result ?? 'Success';
}

/** The event by which a terminal says that it could not read a message. */
export function rejection(message: string, received: string, park: TerminalPark): string {
  return JSON.stringify(
    eventNotification({
      event: 'Reject',
      at_ms: park.now_ms(),
      details: new URLSearchParams({ message }).toString(),
      rejected: Buffer.from(received),
    }),
  );
}
