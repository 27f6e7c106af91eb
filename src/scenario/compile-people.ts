import type { PeoplePlan } from '../model/people-plan.ts';
import type { ShopperPlan, TillPlan } from '../model/plan.ts';
import { shiftedPoisson } from '../random/bake.ts';
import { compileDialogue } from './compile-shop.ts';
import type { WholeScenario } from './defaults.ts';
import { bakeSpec } from './distribution.ts';
import { duration_us, minor } from './read.ts';

/** Shoppers with their distributions baked. */
export const compileShoppers = ({
  patience,
  items,
  pickUpAfter,
  ...shares
}: WholeScenario['shoppers']): ShopperPlan => ({
  ...shares,
  patience_us: bakeSpec(patience),
  items: shiftedPoisson(items.mean),
  pickUpAfter_us: bakeSpec(pickUpAfter),
});

/** Tills with their distributions baked. */
export const compileTills = ({
  tills,
  policies,
}: Pick<WholeScenario, 'tills' | 'policies'>): TillPlan => ({
  perCustomer_us: bakeSpec(tills.perCustomer),
  perItem_us: bakeSpec(tills.perItem),
  cardDialogue_us: bakeSpec(tills.cardDialogue),
  printing_us: bakeSpec(tills.printing),
  heartbeat_us: duration_us(tills.heartbeat),
  clerkTries_us: bakeSpec(tills.clerkTries),
  clerkMends: tills.clerkMends,
  ticketPoll_us: duration_us(tills.ticketPoll),
  dialogue: compileDialogue(tills.dialogue),
  offlineCardLimitMinor: minor(policies.offline.cardLimit),
});

/** The people in stores with their distributions baked. */
export const compilePeople = (people: WholeScenario['people']): PeoplePlan => ({
  notices_us: bakeSpec(people.notices),
  answers_us: bakeSpec(people.answers),
  impatience_us: bakeSpec(people.impatience),
});
