import type { CampaignKind, WebTender } from '../model/shop-plan.ts';
import type { DistributionSpec } from './author.ts';
import type { CampaignSpec, DialogueSpec, HabitSpec } from './author-shop.ts';

/** Assumptions of ours, small but not zero, so that what can happen does now and then. */
export const HABITS: Required<HabitSpec> = {
  contactlessShare: 0.8,
  walletShare: 0.08,
  giftCardShare: 0.02,
  splitShare: 0.01,
  manualDiscountShare: 0.005,
  channelCheckShare: 0.01,
  returnShare: 0.01,
  pickUpShare: 0.01,
  reservationShare: 0.3,
  changeShare: 0.03,
  cancelShare: 0.03,
  webOrderShare: 0.005,
  pickUpAfter: { lognormal: { median: '12min', p90: '40min' } },
};

/** The time-out is the published one of a terminal on a local network; the rest is assumed. */
export const DIALOGUE: Required<DialogueSpec> = {
  noAnswer: '120s',
  statusAgain: '5s',
  busy: '4s',
  logOn: '20s',
};

/** Shares of the day by the hour: constructed, highest in the evening. */
export const WEB_CURVE: Readonly<Record<string, number>> = {
  '00:00': 0.03,
  '01:00': 0.015,
  '02:00': 0.008,
  '03:00': 0.005,
  '04:00': 0.005,
  '05:00': 0.008,
  '06:00': 0.015,
  '07:00': 0.03,
  '08:00': 0.042,
  '09:00': 0.05,
  '10:00': 0.054,
  '11:00': 0.054,
  '12:00': 0.055,
  '13:00': 0.054,
  '14:00': 0.05,
  '15:00': 0.05,
  '16:00': 0.05,
  '17:00': 0.052,
  '18:00': 0.058,
  '19:00': 0.068,
  '20:00': 0.08,
  '21:00': 0.085,
  '22:00': 0.067,
  '23:00': 0.045,
};

/** How long a buyer tries again: assumed. */
export const WEB_PATIENCE: DistributionSpec = { lognormal: { median: '40s', p90: '2min' } };

/** Proportions of what the web shop is paid with: assumed. */
export const WEB_TENDERS: Readonly<Record<WebTender, number>> = {
  card: 0.5,
  wallet: 0.3,
  giftCard: 0.05,
  bankTransfer: 0.1,
  cashOnDelivery: 0.05,
};

/** From being told to coming. Assumed: a message on the screen is quicker than a letter box. */
export const RESPONSE_DELAYS: Readonly<Record<CampaignKind, DistributionSpec>> = {
  email: { lognormal: { median: '2h', p90: '8h' } },
  sms: { lognormal: { median: '40min', p90: '3h' } },
  push: { lognormal: { median: '15min', p90: '75min' } },
  flash: { lognormal: { median: '8min', p90: '45min' } },
  goLive: { lognormal: { median: '4min', p90: '30min' } },
};

/** A campaign with everything said. */
export type WholeCampaign = Required<Omit<CampaignSpec, 'coupon' | 'classes'>> &
  Pick<CampaignSpec, 'coupon' | 'classes'>;

/** Fills in a campaign's defaults. */
export const campaignWithDefaults = (spec: CampaignSpec, hasWebShop: boolean): WholeCampaign => ({
  delay: RESPONSE_DELAYS[spec.kind],
  webShare: hasWebShop ? 0.4 : 0,
  ...spec,
});
