import type { KindTexts } from './kind-texts.ts';

/** Ticket texts in English, by kind of issue and by who writes them. */
export const EN: KindTexts = {
  receiptNotPrinting: {
    clerk: [
      [
        'No receipts coming out at {till}',
        'Printer {device} is dead and the queue is at the door. I have switched it off and on already. Please call {store}. {clerk}',
      ],
      [
        'Printer stuck on {till}',
        'Sales go through but I get no receipt at all. People are getting cross. What do I do? {clerk}, {store}',
      ],
      [
        'URGENT: {device} not printing',
        'New paper roll in, red light still on. We are packed and I need this till back now. {clerk}',
      ],
    ],
    manager: [
      [
        'Till {till} out of service: printer dead, {store}',
        'One of our tills has not given a single receipt for a while. My clerk has changed the roll and restarted it. I cannot close a till today of all days: please treat this as urgent. {clerk}',
      ],
    ],
    backOffice: [
      [
        'Receipt printer at till {till}, {store}: not working',
        'Good afternoon, the store tells us that the receipt printer of till {till} does not print. Paper was changed and the device restarted, without success. Please confirm receipt and let us know when the till can be used again. Kind regards, back office {store}',
      ],
    ],
    public: [
      [
        'No receipts at {store}',
        '@support our receipt printer has given up in the middle of #BlackFriday, till {till} is shut and the queue goes round the block. Anyone there?',
      ],
      [
        '@support till {till} does not print',
        '@support nobody picks up the phone. {store}, no receipts at till {till}, half the shop is watching us.',
      ],
    ],
    machine: [
      [
        'Printer not ready: {till}',
        'Heartbeat of {till} ({store}): {device} reports a state in which it does not print.',
      ],
    ],
  },
  discountNotApplied: {
    clerk: [
      [
        'Offer not coming off at {till}',
        'The sign says it is discounted and the till charges full price. Customers are showing me the ad. {clerk}, {store}',
      ],
      [
        'Today’s discount is not working',
        'Scanned it three times and nothing comes off. Is the promotion set up wrong? Massive queue here. {clerk}',
      ],
      [
        'Full price instead of sale price, {till}',
        'They are leaving without buying because the offer does not show. Can I take it off by hand? {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Advertised offer missing at all tills, {store}',
        'Our tills charge the full price for what the window says is reduced. I have complaints at the desk and people are leaving baskets behind. May we take it off by hand until you have fixed it? {clerk}, manager',
      ],
    ],
    backOffice: [
      [
        'Promotion not applied in {store}',
        'Dear colleagues, since this morning the advertised promotion is not deducted at the tills of {store} (first seen at {till}). Please check whether the rule is active for this store and tell us how to proceed with customers already charged. Kind regards',
      ],
    ],
    public: [
      [
        'Offer not working at {store}',
        '@support our tills do not know about our own offer. Customers show us your ad and we look like liars. #fail {store}',
      ],
      [
        '@support the discount is missing',
        '@support it says 30 % off in the window and nothing off at till {till}. What do we tell people? {store}',
      ],
    ],
    machine: [
      [
        'Promotion not applied: {store}',
        'Evaluations of {store} without the advertised promotion, first at {till}.',
      ],
    ],
  },
  paymentDeclined: {
    clerk: [
      [
        'Card machine declining everything at {till}',
        'For a while now {device} shows an error on every card. I can only take cash. {clerk}, {store}',
      ],
      [
        'Card payments refused',
        'Three customers in a row declined and they swear the card is fine. I think it is the terminal {device}. {clerk}',
      ],
      [
        'URGENT: cannot take cards on {till}',
        'It says "declined, technical error". Restarted it twice. People are leaving their things and walking out. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Card terminal at {till} declines everything, {store}',
        'We have a terminal that declines every card with a technical error. I am sending people to the other tills and they do not like it. Please call me back today, not tomorrow. {clerk}, manager',
      ],
    ],
    backOffice: [
      [
        'Technical declines on the terminal of {till}, {store}',
        'Dear colleagues, the payment terminal of till {till} declines all cards with "technical error". Other tills are not affected as far as we know. The terminal was restarted twice. Please check the connection to the acquirer. Kind regards',
      ],
    ],
    public: [
      [
        'Cards declined at {store}',
        '@support "technical error" on every card at till {till} and who carries cash these days? {store} is losing customers as I type.',
      ],
      [
        '@support terminal down again',
        '@support cards do not work at {store}. Third time this month. Please do something, it is the busiest day of the year.',
      ],
    ],
    machine: [
      [
        'Terminal declines: {till}',
        'Payments of {till} ({store}) end in technical declines on the {device}.',
      ],
    ],
  },
  tillFrozen: {
    clerk: [
      [
        'Till {till} has frozen',
        'The screen is stuck in the middle of a sale, nothing reacts, not even the touch. I have moved the customer next door. What now? {clerk}, {store}',
      ],
      [
        '{till} won’t come up',
        'It went black, I restarted it and it hangs on the logo. Queue is huge. Please help! {clerk}',
      ],
      [
        'URGENT till dead at {store}',
        '{till} froze while the customer had her card in the machine. No idea if she paid. Can you look at it right now? {clerk}',
      ],
    ],
    manager: [
      [
        'Till {till} down, {store}',
        'One till is completely dead and I have two left for a full shop. We restarted it by the book. I need somebody on this now, or an engineer today. {clerk}, manager',
      ],
    ],
    backOffice: [
      [
        'Till {till} of {store} does not start',
        'Good afternoon, till {till} froze during a sale and does not come up after a restart. Please check the journal of the last sale as well, as the customer’s payment may have gone through. Kind regards, back office',
      ],
    ],
    public: [
      [
        'Till down at {store}',
        '@support frozen till on the busiest afternoon of the year. {store}, {till}. We are praying.',
      ],
      [
        '@support {till} is dead',
        '@support black screen, spinning wheel, shoppers leaving. Is anybody reading this? {store}',
      ],
    ],
    machine: [
      [
        'No heartbeat: {till}',
        'No sign of life from {till} ({store}) since the last heartbeat was due, while other tills of the store report.',
      ],
    ],
  },
  storeOffline: {
    clerk: [
      [
        'We have no connection at all, {store}',
        'All tills say offline. They still sell but nothing goes through to you. I switched the router off and on. {clerk}',
      ],
      [
        'Internet down at {store}',
        'Nothing works: no offers, no loyalty cards, only small card amounts. What do I do with the big ones? {clerk}',
      ],
      [
        'Tills offline',
        'Calling from my own phone, the shop has no line. Every till shows the red cloud. Since about ten minutes. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        '{store} is offline',
        'The whole store has lost its line. We sell offline and I have no idea what will come of it tonight. Please get the provider moving and tell me how long. {clerk}, manager',
      ],
    ],
    backOffice: [
      [
        'Store {store} without network connection',
        'Dear colleagues, we see no sales of {store} coming in and the store confirms that it has no line. Please open a case with the provider and make sure that the offline sales are handed over once it is back. Kind regards',
      ],
    ],
    public: [
      [
        '{store} offline',
        '@support no line at {store}. We are selling like in 1985. Any news from the provider?',
      ],
      [
        '@support is it only us?',
        '@support is it just {store} or is the network down everywhere? Tills offline, cards over the limit refused.',
      ],
    ],
    machine: [
      [
        'Connection lost: {store}',
        '{till} ({store}) has not been heard of since its last heartbeat was due.',
      ],
    ],
  },
  priceMismatch: {
    clerk: [
      [
        'Wrong price at {till}',
        'The shelf says one price, the till another. The customer noticed, not me. Scanned it twice, same thing. {clerk}, {store}',
      ],
      [
        'Till charges too much',
        'A customer has the web shop open on her phone and it is cheaper there. Which one is right? She is waiting. {clerk}, {till}',
      ],
      [
        'Same item twice on the bill, {till}',
        'I am sure I scanned it once. This is the second time today. Can you check the prices on this till? {clerk}',
      ],
    ],
    manager: [
      [
        'Prices at {till} do not match the shelf, {store}',
        'We have had several complaints about prices that differ from the shelf. I am refunding by hand, which I am not happy about. Please check which price list the till has. {clerk}, manager',
      ],
    ],
    backOffice: [
      [
        'Price differences at {store}, till {till}',
        'Dear colleagues, the store reports prices at till {till} that differ from the current list. Please check whether today’s price list was distributed to this till, and send us the affected sales for correction. Kind regards',
      ],
    ],
    public: [
      [
        'Wrong prices at {store}',
        '@support customers compare us with the web shop and win. Till {till} charges old prices. Embarrassing.',
      ],
      [
        '@support which price is it?',
        '@support shelf, till and web shop: three prices for one jumper at {store}. Which one do you like best?',
      ],
    ],
    machine: [
      [
        'Price differs: {till}',
        '{till} ({store}) charges prices that differ from the current price list.',
      ],
    ],
  },
  pickUpBlocked: {
    clerk: [
      [
        'Can’t hand over a web order, {store}',
        'The lady has the e-mail and the order number, the parcel is here in front of me, and the till says not found. {clerk}',
      ],
      [
        'Pick-up stuck',
        'The till will not let me book out click and collect orders. Three people waiting for theirs. {clerk}, {till}',
      ],
      [
        'Order cannot be collected',
        'Says "blocked" and nothing else. She has paid already! Can I just give it to her? {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Pick-ups blocked at {store}',
        'Customers who have paid online are standing here and we cannot give them their parcels. May we hand over against the e-mail and an ID? {clerk}, manager',
      ],
    ],
    backOffice: [
      [
        'Click and collect: orders cannot be handed over, {store}',
        'Dear colleagues, orders for pick-up cannot be booked out at {store} (seen at {till}). The customers have paid. Please tell us whether the store may hand over by hand and how to record it. Kind regards',
      ],
    ],
    public: [
      [
        'Click and wait at {store}',
        '@support click and collect? Click and wait. Orders blocked at {store}, customers growing roots.',
      ],
      [
        '@support parcels here, system says no',
        '@support the parcel is on the counter and the till says no. {store}. Ideas?',
      ],
    ],
    machine: [['Pick-ups fail: {store}', 'Orders cannot be booked out at {till} ({store}).']],
  },
};
