import type { TicketText } from '../../model/plan.ts';
import type { IssueKind } from '../../model/ticket.ts';

/** Ticket texts in English, by kind of issue. */
export const EN: Readonly<Record<IssueKind, readonly TicketText[]>> = {
  receiptNotPrinting: [
    {
      summary: 'No receipts coming out at {till}',
      description:
        'Printer {device} is dead and the queue is at the door. I have switched it off and on already. Please call {store}. {clerk}',
    },
    {
      summary: 'Printer stuck on {till}',
      description:
        'Sales go through but I get no receipt at all. People are getting cross. What do I do? {clerk}, {store}',
    },
    {
      summary: 'URGENT: {device} not printing',
      description:
        'New paper roll in, red light still on. We are packed and I need this till back now. {clerk}',
    },
  ],
  discountNotApplied: [
    {
      summary: 'Offer not coming off at {till}',
      description:
        'The sign says it is discounted and the till charges full price. Customers are showing me the ad. {clerk}, {store}',
    },
    {
      summary: 'Today’s discount is not working',
      description:
        'Scanned it three times and nothing comes off. Is the promotion set up wrong? Massive queue here. {clerk}',
    },
    {
      summary: 'Full price instead of sale price, {till}',
      description:
        'They are leaving without buying because the offer does not show. Can I take it off by hand? {clerk}, {store}',
    },
  ],
  paymentDeclined: [
    {
      summary: 'Card machine declining everything at {till}',
      description:
        'For a while now {device} shows an error on every card. I can only take cash. {clerk}, {store}',
    },
    {
      summary: 'Card payments refused',
      description:
        'Three customers in a row declined and they swear the card is fine. I think it is the terminal {device}. {clerk}',
    },
    {
      summary: 'URGENT: cannot take cards on {till}',
      description:
        'It says "declined, technical error". Restarted it twice. People are leaving their things and walking out. {clerk}, {store}',
    },
  ],
};
