/**
 * The words of the nexo Sale-to-POI protocol, version 3.0, in the JSON form of Adyen's Terminal
 * API. Amounts on the wire are JSON numbers in major units; inside they are minor units.
 */

/** A JSON object as it came, or as it will be written. */
export type Json = { readonly [member: string]: unknown };

/** What is wrong when `Result` is not `Success`. `Communication timeout` is not in the enum. */
export type ErrorCondition =
  | 'Aborted'
  | 'Busy'
  | 'Cancel'
  | 'Communication timeout'
  | 'DeviceOut'
  | 'InProgress'
  | 'InvalidCard'
  | 'LoggedOut'
  | 'MessageFormat'
  | 'NotAllowed'
  | 'NotFound'
  | 'Refusal'
  | 'UnavailableService'
  | 'UnreachableHost'
  | 'WrongPIN';

/** What a terminal can be asked for. */
export const CATEGORIES = [
  'Payment',
  'Reversal',
  'TransactionStatus',
  'Abort',
  'Diagnosis',
  'Display',
  'Input',
  'Print',
  'CardAcquisition',
  'StoredValue',
  'BalanceInquiry',
  'Login',
  'Logout',
  'EnableService',
  'GetTotals',
  'Reconciliation',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Who asks whom for what: the till (`SaleID`), the terminal (`POIID`), the message. */
export interface MessageHeader {
  readonly ProtocolVersion: string;
  readonly MessageClass: string;
  readonly MessageCategory: string;
  readonly MessageType: string;
  readonly SaleID: string;
  readonly POIID: string;
  readonly ServiceID?: string | undefined;
  readonly DeviceID?: string | undefined;
}

/** `Response` of every answer. */
export interface Verdict {
  readonly Result: 'Success' | 'Partial' | 'Failure';
  readonly ErrorCondition?: ErrorCondition;
  readonly AdditionalResponse?: string;
}

/** It went well. */
export const SUCCESS: Verdict = { Result: 'Success' };

/** A failure with `message=...` and further keys, form-encoded as terminals write them. */
export const failure = (
  condition: ErrorCondition,
  message: string,
  further: Readonly<Record<string, string>> = {},
): Verdict => ({
  Result: 'Failure',
  ErrorCondition: condition,
  AdditionalResponse: additionalResponse({ message, ...further }),
});

/** `key=value&...` with percent-encoding. */
export const additionalResponse = (members: Readonly<Record<string, string>>): string =>
  Object.entries(members)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');

/** The answer to a message: its header turned round, its body under `<Category>Response`. */
export const responseTo = (header: MessageHeader, body: Json): Json => ({
  SaleToPOIResponse: {
    MessageHeader: { ...header, MessageType: 'Response' },
    [`${header.MessageCategory}Response`]: body,
  },
});

/** What a terminal tells on its own account. */
export const EVENTS = [
  'BeginMaintenance',
  'EndMaintenance',
  'Shutdown',
  'Initialised',
  'OutOfOrder',
  'Completed',
  'Abort',
  'SaleWakeUp',
  'SaleAdmin',
  'CustomerLanguage',
  'KeyPressed',
  'SecurityAlarm',
  'StopAssistance',
  'CardInserted',
  'CardRemoved',
  'Reject',
  'NetworkConnected',
  'NetworkDisconnected',
  'ScanBarcodeResult',
] as const;
export type EventToNotify = (typeof EVENTS)[number];

/** Whose event it is, what it says, and the message it rejects. */
export interface EventNotice {
  readonly event: EventToNotify;
  readonly at_ms: number;
  readonly poiId?: string;
  readonly saleId?: string;
  readonly details?: string;
  /** The bytes that could not be read. */
  readonly rejected?: Uint8Array;
}

/** An event as a `SaleToPOIRequest` of class and category `Event`. */
export function eventNotification(notice: EventNotice): Json {
  const { event, at_ms, poiId = 'N/A', saleId = 'N/A', details, rejected } = notice;
  return {
    SaleToPOIRequest: {
      MessageHeader: {
        ProtocolVersion: '3.0',
        MessageClass: 'Event',
        MessageCategory: 'Event',
        MessageType: 'Notification',
        SaleID: saleId,
        POIID: poiId,
      },
      EventNotification: {
        TimeStamp: new Date(at_ms).toISOString(),
        EventToNotify: event,
        ...(details === undefined ? {} : { EventDetails: details }),
        ...(rejected === undefined
          ? {}
          : { RejectedMessage: Buffer.from(rejected).toString('base64') }),
      },
    },
  };
}
