import type { BasketStep } from '../../books/basket-history.ts';

/** One step of a basket in words. Money in units of `currency`. */
export function stepWords(step: BasketStep, currency: string): string {
  const money = (minor: number): string => `${(minor / 100).toFixed(2)} ${currency}`;
  switch (step.fact) {
    case 'basket.opened':
      return `${KINDS[step.kind]} opened at ${step.till}, ${step.tillSystem}, ${step.channel}`;
    case 'basket.priced':
      return `priced at ${money(step.netMinor)} (list ${money(step.grossMinor)}) by the ${SOURCES[step.source]}`;
    case 'basket.pricedElsewhere':
      return `the ${step.channel} channel says ${money(step.netMinor)}`;
    case 'basket.misPriced':
      return `by the plan's rules it is ${money(step.expectedMinor)}, the service said ${money(step.netMinor)}`;
    case 'payment.asked':
      return `payment ${step.payment} asked for, ${money(step.amountMinor)} by ${step.tender}`;
    case 'payment.ended':
      return `payment ${step.payment}: ${STATES[step.state]}`;
    case 'payment.audited':
      return `asked at the end, the payment service says of ${step.payment}: ${STATES[step.state]}`;
    case 'receipt.printed':
      return 'receipt printed';
    case 'receipt.missing':
      return 'no receipt came out';
    case 'basket.charged':
      return `charged ${money(step.chargedMinor)}: ${step.tenders.map(({ kind, amount }) => `${kind} ${money(amount)}`).join(', ') || 'no tender'}`;
    case 'coupon.committed':
      return `coupon ${step.coupon} redeemed`;
    case 'coupon.released':
      return `coupon ${step.coupon} given back`;
    case 'coupon.held':
      return `coupon ${step.coupon}: no answer whether it was redeemed`;
    case 'document.queued':
      return `document ${step.document} written, number ${step.sequence} of the till${step.offline ? ', offline' : ''}`;
    case 'document.recorded':
      return `document ${step.document} recorded by head office${step.copies > 1 ? `, copy ${step.copies}` : ''}${step.inOrder ? '' : ', out of order'}`;
    case 'document.lost':
      return `document ${step.document} lost with the till`;
    case 'sale.audited':
      return `asked at the end, head office holds ${step.copies} of it`;
    case 'basket.ended':
      return ENDS[step.how];
  }
}

const KINDS = { sale: 'sale', return: 'return', pickUp: 'pick-up' } as const;
const SOURCES = {
  service: 'promotion service',
  till: 'till',
  staleTill: 'till, with rules from before',
} as const;
const STATES = {
  approved: 'approved',
  declined: 'declined',
  reversed: 'reversed',
  aborted: 'aborted',
  unknown: 'no answer',
  offline: 'approved by the till, offline',
  notMade: 'never made',
} as const;
const ENDS = {
  sold: 'sold',
  lost: 'the sale was lost',
  returned: 'taken back',
  handedOver: 'handed over',
  cancelled: 'cancelled',
} as const;
