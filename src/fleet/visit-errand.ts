import type { Plan, StorePlan } from '../model/plan.ts';
import type { TenderKind } from '../model/sale.ts';
import type { Stream } from '../random/stream.ts';

/** What a visit is about besides the basket, and how it is paid. */
export interface Errand {
  readonly purpose: 'sale' | 'return' | 'pickUp';
  readonly tender: TenderKind;
  /** Half with a gift card, the rest with `tender`. */
  readonly splits: boolean;
  readonly asksForDiscount: boolean;
  readonly checksChannel: boolean;
  readonly ordersMissingSize: boolean;
  /** `pickUp`: reserved only. */
  readonly reserves: boolean;
  /** `pickUp`: what becomes of the order before she comes. */
  readonly change: 'none' | 'changed' | 'cancelled';
  readonly pickUpAfter_us: number;
  /** Web shop: how long she tries again. */
  readonly webPatience_us: number;
}

/**
 * Draws an errand: as many draws for every visitor, so that a share changed shifts nobody else's.
 * A web buyer does nothing but buy.
 */
export function drawErrand(
  { shoppers, webShop }: Plan,
  store: StorePlan,
  paysByCard: boolean,
  draws: Stream,
): Errand {
  const isWeb = store.channel === 'web';
  const purpose = draws.share();
  const tender = draws.share();
  const wallet = draws.chance(shoppers.walletShare);
  const contactless = draws.chance(shoppers.contactlessShare);
  const splits = draws.chance(shoppers.splitShare);
  const asksForDiscount = draws.chance(shoppers.manualDiscountShare);
  const checksChannel = draws.chance(shoppers.channelCheckShare);
  const ordersMissingSize = draws.chance(shoppers.webOrderShare);
  const reserves = draws.chance(shoppers.reservationShare);
  const change = draws.share();
  const pickUpAfter_us = draws.draw(shoppers.pickUpAfter_us);
  const { returnShare, pickUpShare, cancelShare, changeShare, giftCardShare } = shoppers;
  const atStore = (): TenderKind => {
    if (tender < giftCardShare) return 'giftCard';
    if (!paysByCard) return 'cash';
    return wallet ? 'wallet' : contactless ? 'contactless' : 'card';
  };
  return {
    purpose:
      isWeb || purpose >= returnShare + pickUpShare
        ? 'sale'
        : purpose < returnShare
          ? 'return'
          : 'pickUp',
    tender: isWeb && webShop ? webTender(webShop.tenders, tender) : atStore(),
    splits: splits && !isWeb,
    asksForDiscount: asksForDiscount && !isWeb,
    checksChannel: checksChannel && !isWeb,
    ordersMissingSize: ordersMissingSize && !isWeb,
    reserves,
    change:
      change < cancelShare ? 'cancelled' : change < cancelShare + changeShare ? 'changed' : 'none',
    pickUpAfter_us,
    webPatience_us: webShop === undefined ? 0 : draws.draw(webShop.patience_us),
  };
}

/** The tender at a draw uniform in [0, 1). */
function webTender(
  tenders: readonly { readonly tender: TenderKind; readonly share: number }[],
  draw: number,
): TenderKind {
  let below = 0;
  for (const { tender, share } of tenders) {
    below += share;
    if (draw < below) return tender;
  }
  return tenders.at(-1)?.tender ?? 'card';
}
