import type { ClientPolicy, ShopperPlan, TillPlan } from '../model/plan.ts';
import { shiftedPoisson } from '../random/bake.ts';
import type { PolicySpec } from './author.ts';
import type { WholeScenario } from './defaults.ts';
import { bakeSpec } from './distribution.ts';
import { duration_us } from './read.ts';

/** Shoppers with their distributions baked. */
export const compileShoppers = ({
  patience,
  items,
  ...shares
}: WholeScenario['shoppers']): ShopperPlan => ({
  ...shares,
  patience_us: bakeSpec(patience),
  items: shiftedPoisson(items.mean),
});

/** Tills with their distributions baked. */
export const compileTills = (tills: WholeScenario['tills']): TillPlan => ({
  perCustomer_us: bakeSpec(tills.perCustomer),
  perItem_us: bakeSpec(tills.perItem),
  cardDialogue_us: bakeSpec(tills.cardDialogue),
  printing_us: bakeSpec(tills.printing),
  heartbeat_us: duration_us(tills.heartbeat),
  clerkTries_us: bakeSpec(tills.clerkTries),
  clerkMends: tills.clerkMends,
  ticketPoll_us: duration_us(tills.ticketPoll),
});

/** A client policy in wall microseconds. */
export const compilePolicy = (policy: Required<PolicySpec>): ClientPolicy => ({
  timeoutWall_us: duration_us(policy.timeout),
  attempts: policy.attempts,
  backoffBaseWall_us: duration_us(policy.backoff),
  backoffCapWall_us: duration_us(policy.backoffCap),
  retryBudget: policy.retryBudget,
});
