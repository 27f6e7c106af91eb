import type { LostSaleCause, RecordedFact } from '../model/facts.ts';
import type { ClerkTry, IssueKind } from '../model/ticket.ts';

/**
 * One fact of a store's day in words, or undefined for what a story leaves out. Trouble is called by
 * its device and a number, `printer of till 2, no. 1`, so that its later steps can be told apart.
 */
export function storyWords(fact: RecordedFact): string | undefined {
  switch (fact.fact) {
    case 'store.opened':
      return `opens with ${fact.tills} tills`;
    case 'store.closed':
      return `the run ends here: ${fact.arrivals} shoppers came`;
    case 'line.down':
      return 'loses its line and sells on by itself';
    case 'line.up':
      return `has its line back, ${fact.queued} documents waiting`;
    case 'store.pending':
      return `leaves ${fact.documents} documents and ${fact.tickets} tickets on their way`;
    case 'sale.lost':
      return `lost, ${LOST[fact.cause]}${over(fact.issue)}`;
    case 'sale.abnormal':
      return `sold ${ABNORMAL[fact.how]}${over(fact.issue)}`;
    default:
      return issueWords(fact) ?? ticketWords(fact);
  }
}

/** A step in the life of an issue, as its store lives it. */
function issueWords(fact: RecordedFact): string | undefined {
  if (!('issue' in fact) || fact.issue === null) return undefined;
  const name = troubleName(fact.issue);
  switch (fact.fact) {
    case 'issue.began':
      return `${name}: ${TROUBLE[fact.kind]}, ${fact.fault === null ? 'as happens' : `because of ${fact.fault}`}`;
    case 'issue.noticed':
      return `${name}: noticed ${NOTICED[fact.by]}`;
    case 'issue.tried':
      return `${name}: the clerk ${TRIES[fact.what]}${fact.works ? ', and that helps' : ', in vain'}`;
    case 'issue.refused':
      return `${name}: the desk does not accept the report by ${fact.channel}; the store tries on`;
    case 'issue.reported':
      return `${name}: reported by ${fact.channel}, ticket ${fact.ticket}`;
    case 'issue.answered':
      return `ticket ${fact.ticket}: the store reads that it is done, and tries`;
    case 'issue.verified':
      return `${name}: over, it works`;
    case 'issue.reopened':
      return `ticket ${fact.ticket}: opened again, it does not work`;
    case 'issue.ended':
      return `${name}: over without the desk, ${fact.how === 'clerk' ? 'the clerk mended it' : 'it went by itself'}`;
    default:
      return undefined;
  }
}

/** What the desk did with a ticket of the store. */
function ticketWords(fact: RecordedFact): string | undefined {
  if (!('ticket' in fact && 'agent' in fact)) return undefined;
  const said = DESK[fact.fact];
  if (said === undefined) return undefined;
  return `ticket ${fact.ticket}: ${agentName(fact.agent)} ${said}`;
}

/** `store/0417/till/2/printer#1` is `printer of till 2, no. 1`; `store/0417#1` is `store, no. 1`. */
function troubleName(issue: string): string {
  const [path = '', number = '1'] = issue.split('#');
  const [, , , till, device] = path.split('/');
  const what = till === undefined ? 'store' : `till ${till}`;
  return `${device === undefined ? what : `${device} of ${what}`}, no. ${number}`;
}

/** `desk/es/agent/2` is `agent 2 of team es`. */
function agentName(path: string): string {
  const [, team, , number] = path.split('/');
  return number === undefined ? path : `agent ${number} of team ${team}`;
}

const over = (issue: string | null): string =>
  issue === null ? '' : `, over ${troubleName(issue)}`;

const TROUBLE: Readonly<Record<IssueKind, string>> = {
  receiptNotPrinting: 'receipts do not come out',
  discountNotApplied: 'an advertised discount is missing',
  paymentDeclined: 'cards are declined',
  tillFrozen: 'does not move any more',
  storeOffline: 'no line to any service',
  priceMismatch: 'charges another price than it should',
  pickUpBlocked: 'orders cannot be handed over',
};

const NOTICED = {
  clerk: 'by the clerk',
  transaction: 'at a sale',
  heartbeat: "by the desk's monitoring",
} as const;

const TRIES: Readonly<Record<ClerkTry, string>> = {
  anotherTill: 'sends the shopper to another till',
  tryAgain: 'tries again',
  swapPaper: 'swaps the paper',
  restart: 'restarts it',
};

const LOST: Readonly<Record<LostSaleCause, string>> = {
  queueTooLong: 'the queue is too long',
  paymentDeclined: 'the card is declined',
  discountNotApplied: 'the discount is missing',
  promotionsUnavailable: 'promotions do not answer',
  paymentsUnavailable: 'payments do not answer',
  storeClosed: 'the store closes',
  tillDown: 'no till sells',
  priceMismatch: 'the price is not what the shelf says',
  pickUpBlocked: 'the order cannot be handed over',
  offlineLimit: 'the card is above the offline limit',
  webShopUnavailable: 'the web shop does not answer',
};

const ABNORMAL = {
  cashInsteadOfCard: 'for cash instead of by card',
  withoutDiscount: 'without its discount',
  withoutReceipt: 'without a receipt',
  notCommitted: 'and not committed to promotions',
  offline: 'without a line',
  stalePrice: 'at a price from before',
  atAnotherTill: 'at another till',
} as const;

const DESK: Readonly<Partial<Record<RecordedFact['fact'], string>>> = {
  'ticket.acknowledged': 'takes it',
  'ticket.askedBack': 'asks back',
  'ticket.escalated': 'hands it to the next level',
  'ticket.handedOver': 'goes off shift and hands it over',
  'ticket.formalReply': 'answers without mending anything',
  'ticket.resolved': 'says it is done',
};
