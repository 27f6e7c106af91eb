import * as z from 'zod';
import { CAMPAIGN_KINDS, type HabitPlan } from '../model/shop-plan.ts';
import { LANGUAGES } from '../model/ticket.ts';
import type { CurveSpec } from './author.ts';
import type { CampaignSpec, DialogueSpec, WebShopSpec } from './author-shop.ts';
import {
  distribution,
  duration,
  id,
  maybe,
  numberFrom,
  share,
  texts,
  timeOfDay,
} from './schema-parts.ts';

type HabitShare = Exclude<keyof HabitPlan, 'pickUpAfter_us'>;

/** Keys of `shoppers` about what they do besides buying. */
export const habits: Readonly<
  Record<HabitShare, z.ZodExactOptional<typeof share>> & {
    readonly pickUpAfter: z.ZodExactOptional<typeof distribution>;
  }
> = {
  contactlessShare: maybe(share),
  walletShare: maybe(share),
  giftCardShare: maybe(share),
  splitShare: maybe(share),
  manualDiscountShare: maybe(share),
  channelCheckShare: maybe(share),
  returnShare: maybe(share),
  pickUpShare: maybe(share),
  reservationShare: maybe(share),
  changeShare: maybe(share),
  cancelShare: maybe(share),
  webOrderShare: maybe(share),
  pickUpAfter: maybe(distribution),
};

/** `tills.dialogue`. */
export const dialogue: z.ZodType<DialogueSpec> = z.strictObject({
  noAnswer: maybe(duration),
  statusAgain: maybe(duration),
  busy: maybe(duration),
  logOn: maybe(duration),
});

/** `webShop`. @param curve the schema of a curve, which the stores share */
export const webShop = (curve: z.ZodType<CurveSpec>): z.ZodType<WebShopSpec> =>
  z.strictObject({
    ordersPerDay: numberFrom(1, 1e7),
    curve: maybe(curve),
    language: maybe(z.enum(LANGUAGES)),
    country: maybe(z.string().regex(/^[A-Z]{2}$/, 'a country of two capital letters such as ES')),
    patience: maybe(distribution),
    tenders: maybe(
      z.strictObject({
        card: maybe(numberFrom(0, 1e6)),
        wallet: maybe(numberFrom(0, 1e6)),
        giftCard: maybe(numberFrom(0, 1e6)),
        bankTransfer: maybe(numberFrom(0, 1e6)),
        cashOnDelivery: maybe(numberFrom(0, 1e6)),
      }),
    ),
  });

/** One of `campaigns`. */
export const campaign: z.ZodType<CampaignSpec> = z.strictObject({
  kind: z.enum(CAMPAIGN_KINDS),
  at: timeOfDay,
  reach: numberFrom(0, 1e9),
  response: share,
  delay: maybe(distribution),
  webShare: maybe(share),
  classes: maybe(texts),
  coupon: maybe(id),
});
