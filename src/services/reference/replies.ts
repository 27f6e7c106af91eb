import type { EvaluateReply } from '../../model/basket.ts';
import type { SaleReceipt } from '../../model/sale.ts';
import type { Ticket } from '../../model/ticket.ts';

type Members = Readonly<Record<string, unknown>>;

const has = (value: unknown, type: 'string' | 'number', ...names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  // An object of JSON: its members are looked at one by one.
  names.every((name) => typeof (value as Members)[name] === type);

const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);

const isLine = (line: unknown): boolean =>
  has(line, 'string', 'lineId') &&
  has(line, 'number', 'gross', 'net') &&
  isListOf((line as Partial<EvaluateReply['lines'][number]>).discounts, (discount) =>
    has(discount, 'string', 'promotionId'),
  );

/** Whether a priced basket has all that a till reads in it; what else it has does not matter. */
export const isPriced = ({ totals, lines, coupons, messages }: Partial<EvaluateReply>): boolean =>
  has(totals, 'number', 'gross', 'discount', 'net') &&
  isListOf(lines, isLine) &&
  isListOf(coupons, (coupon) => has(coupon, 'string', 'code', 'status')) &&
  Array.isArray(messages);

/** Whether a receipt says which basket it is for, and all that the audit concludes from it. */
export const isReceipt = (receipt: Partial<SaleReceipt>): boolean =>
  has(receipt, 'string', 'basketId') &&
  has(receipt, 'number', 'copies') &&
  typeof receipt.inOrder === 'boolean';

/** Whether a ticket has all that stores and agents read in it. */
export const isTicket = (ticket: Partial<Ticket>): boolean =>
  has(ticket, 'string', 'id', 'state', 'externalRef', 'storeId', 'symptom', 'language') &&
  Array.isArray(ticket.comments) &&
  Array.isArray(ticket.timestamps?.reopenedAt);
