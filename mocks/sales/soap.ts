import { z } from 'zod';
import { escapeXml } from '../printers/render/escape-xml.ts';
import { readXml, type XmlElement } from '../printers/xml.ts';
import type { Answer } from '../wire/exchange.ts';
import { statusOf } from '../wire/problem.ts';
import type { Refusal } from '../wire/refusal.ts';

/** The namespace of SOAP 1.1 envelopes. */
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** A fault code with the namespace of its prefix. */
export interface FaultCode {
  /** `Client`, `Server`, or a code of the vendor's. */
  readonly name: string;
  /** SOAP's own unless told. */
  readonly namespace?: string;
}

/** A SOAP 1.1 fault (§4.4); `detail` is XML. */
export interface SoapFault {
  readonly code: FaultCode;
  readonly text: string;
  readonly detail?: string;
}

/**
 * What a SOAP 1.1 message asks for: the first element in its body. As input it is the message's
 * text; `example` is one for the API's document.
 */
export const soapMessage = (example: string): z.ZodType<XmlElement, string> =>
  z
    .string()
    .meta({ description: 'A SOAP 1.1 envelope', examples: [example] })
    .transform((text, context) => {
      const operation = operationIn(text);
      if (operation !== undefined) return operation;
      context.addIssue({ code: 'custom', message: 'a SOAP 1.1 envelope with an operation' });
      return z.NEVER;
    });

function operationIn(text: string): XmlElement | undefined {
  const root = text.includes(ENVELOPE) ? readXml(text) : undefined;
  if (root?.name !== 'Envelope') return undefined;
  return root.children.find(({ name }) => name === 'Body')?.children[0];
}

/** An answer with a SOAP envelope around a body. */
export const soapAnswer = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  type: 'text/xml; charset=utf-8',
  headers,
  body: `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${ENVELOPE}"><s:Body>${body}</s:Body></s:Envelope>`,
});

/** A fault; SOAP 1.1 §6.2 wants it sent with 500, and clients read it only then. */
export function soapFault(
  { code, text, detail = '' }: SoapFault,
  status = 500,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const { name, namespace } = code;
  const faultcode =
    namespace === undefined
      ? `<faultcode>s:${name}</faultcode>`
      : `<faultcode xmlns:a="${namespace}">a:${name}</faultcode>`;
  const faultstring = `<faultstring xml:lang="en-US">${escapeXml(text)}</faultstring>`;
  const inDetail = detail === '' ? '' : `<detail>${detail}</detail>`;
  return soapAnswer(status, `<s:Fault>${faultcode}${faultstring}${inDetail}</s:Fault>`, headers);
}

/** A refusal, and every injected fault, as a fault. What is no SOAP message gets 400. */
export function refuseAsFault(refusal: Refusal): Answer {
  const status = refusal.name === 'invalid-body' ? 400 : statusOf(refusal);
  const name = status >= 500 && status !== 501 ? 'Server' : 'Client';
  return soapFault({ code: { name }, text: refusal.detail }, status, refusal.headers);
}

/** An element with text in it. */
export const element = (name: string, text: string | number): string =>
  `<${name}>${escapeXml(String(text))}</${name}>`;

/** The elements of that name right below. */
export const childrenOf = (parent: XmlElement | undefined, name: string): readonly XmlElement[] =>
  parent?.children.filter((child) => child.name === name) ?? [];

/** The element at a path of names below. */
export const childAt = (
  parent: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], parent);

/** The text at a path of names below; nothing where there is none. */
export const textAt = (parent: XmlElement | undefined, ...path: readonly string[]): string =>
  childAt(parent, ...path)?.text.trim() ?? '';

/** For documents: an answer that is a SOAP envelope. */
export const soapReply: z.ZodString = z.string().meta({ description: 'A SOAP 1.1 envelope' });
