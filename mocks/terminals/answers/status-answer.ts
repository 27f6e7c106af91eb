import { failure, type Json, SUCCESS } from '../nexo.ts';
import type { Transaction } from '../transaction.ts';
import { transactionAnswer } from './transaction-answer.ts';

/**
 * `TransactionStatusResponse`: how a transaction stands. `Success` means that it came to an end,
 * not that it was approved: that stands in the repeated response.
 */
export function statusAnswer(found: Transaction | undefined, running: boolean): Json {
  if (found === undefined) {
    const message = 'Message not found. No transaction with this SaleID and ServiceID';
    return { Response: failure('NotFound', message) };
  }
  const { category, header, serviceId, verdict } = found;
  const reference = {
    MessageCategory: category,
    SaleID: header.SaleID,
    ServiceID: serviceId,
    POIID: header.POIID,
  };
  // The verdict of a running transaction is `InProgress`.
  if (running) return { Response: verdict, MessageReference: reference };
  return {
    Response: SUCCESS,
    MessageReference: reference,
    RepeatedMessageResponse: {
      MessageHeader: { ...header, MessageType: 'Response' },
      RepeatedResponseMessageBody: { [`${category}Response`]: transactionAnswer(found) },
    },
  };
}
