import type { Json } from '../../../../mocks/terminals/nexo.ts';
import type { Reaction } from '../../../../mocks/terminals/reaction.ts';
import { type NexoRequest, readMessage } from '../../../../mocks/terminals/read-message.ts';
import { type ParkOptions, TerminalPark } from '../../../../mocks/terminals/terminal-park.ts';
import type { Transaction } from '../../../../mocks/terminals/transaction.ts';
import { DeviceFaults } from '../../../../mocks/wire/faults/device-faults.ts';
import { runKey } from '../../../../src/random/hash.ts';
import { ManualAgenda } from './manual-agenda.ts';

export const POI = 'V400m-123456789';

/** A request as it comes from the wire. */
export function asked(
  category: string,
  ServiceID: string,
  body: Json,
  header: Json = {},
): NexoRequest {
  const MessageHeader = {
    ProtocolVersion: '3.0',
    MessageClass: 'Service',
    MessageCategory: category,
    MessageType: 'Request',
    SaleID: '0417-TILL03',
    POIID: POI,
    ServiceID,
    ...header,
  };
  const message = { SaleToPOIRequest: { MessageHeader, [`${category}Request`]: body } };
  const read = readMessage(message);
  if (read.kind !== 'request') throw new Error(JSON.stringify(read));
  return read.request;
}

export const paymentOf = (ServiceID: string, amount: number, more: Json = {}): NexoRequest =>
  asked('Payment', ServiceID, {
    SaleData: {
      SaleTransactionID: { TransactionID: ServiceID, TimeStamp: '2026-11-27T14:05:11Z' },
    },
    PaymentTransaction: { AmountsReq: { Currency: 'EUR', RequestedAmount: amount } },
    ...more,
  });

export const statusOf = (ServiceID: string): NexoRequest =>
  asked('TransactionStatus', `Q${ServiceID}`.slice(0, 10), {
    MessageReference: { MessageCategory: 'Payment', SaleID: '0417-TILL03', ServiceID },
  });

export const abortOf = (ServiceID: string): NexoRequest =>
  asked('Abort', `A${ServiceID}`.slice(0, 10), {
    AbortReason: 'MerchantAbort',
    MessageReference: { MessageCategory: 'Payment', SaleID: '0417-TILL03', ServiceID },
  });

/** A till, and the park it is at. */
export interface TillAtPark {
  readonly agenda: ManualAgenda;
  readonly park: TerminalPark;
  readonly faults: DeviceFaults;
  readonly settled: readonly Transaction[];
  send(request: NexoRequest): Reaction[];
}

/** A till at a park with a clock of its own. */
export function tillAt(options: ParkOptions = {}): TillAtPark {
  const agenda = new ManualAgenda();
  const settled: Transaction[] = [];
  const faults = new DeviceFaults(runKey(1, 0));
  const onSettled = (transaction: Transaction): void => void settled.push(transaction);
  const park = new TerminalPark({ agenda, faults, onSettled, ...options });
  /** Sends a request; what comes of it is in the list, now or later. */
  const send = (request: NexoRequest): Reaction[] => {
    const reactions: Reaction[] = [];
    park.receive(request, (reaction) => reactions.push(reaction));
    return reactions;
  };
  return { agenda, park, faults, settled, send };
}

/** `Success`, or the error condition, of the only reaction. */
export function verdictOf(reactions: readonly Reaction[]): string {
  const [only] = reactions;
  if (reactions.length !== 1 || only?.kind !== 'answer') return reactions.map((r) => r.kind).join();
  const { Result, ErrorCondition } = only.body['Response'] as Record<string, string>;
  return ErrorCondition ?? Result ?? '';
}
