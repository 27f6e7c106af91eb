import type { EvaluateReply } from '../model/basket.ts';
import type { LoadOperation, Operations } from '../model/operations.ts';
import type { Payment } from '../model/payment.ts';
import type { SaleReceipt } from '../model/sale.ts';
import type { Ticket } from '../model/ticket.ts';
import { formatMoney } from '../model/units.ts';

type Reply = Operations[LoadOperation]['reply'];

/** What a reply says, in a few words: enough to see that it was understood. */
export function replyInWords(operation: LoadOperation, reply: unknown, currency: string): string {
  const money = (amount: number): string => formatMoney(amount, currency);
  const known = reply as Reply;
  if (known === null) return 'nothing to take';
  if ('totals' in known) return priced(known, money);
  if ('timestamps' in known || operation === 'support.open') return ticket(known as Ticket);
  if ('responseCode' in known) return payment(known, money);
  if ('copies' in known) return sale(known, money);
  if ('found' in known) return known.found ? `${known.code} is known` : `${known.code} is unknown`;
  return 'accepted';
}

const priced = ({ totals, coupons }: EvaluateReply, money: (amount: number) => string): string =>
  `${money(totals.net)} to pay of ${money(totals.gross)}${
    coupons.length === 0
      ? ''
      : `, ${coupons.map(({ code, status }) => `${code} ${status}`).join(', ')}`
  }`;

const ticket = ({ number, id, state, priority, assignee }: Ticket): string =>
  `ticket ${number || id}, ${state}, priority ${priority}${assignee ? `, with ${assignee}` : ''}`;

const payment = (
  { state, responseCode, amount }: Payment,
  money: (amount: number) => string,
): string => `${state} (${responseCode}), ${money(amount)}`;

const sale = ({ net, copies }: SaleReceipt, money: (amount: number) => string): string =>
  `${money(net)} held, ${copies} ${copies === 1 ? 'copy' : 'copies'}`;
