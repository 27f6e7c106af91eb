import type { LoadOperation } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';

/**
 * Calls per wall second when `shoppersPerSecond` (business) come, without retries. Agents are
 * taken as idle and looking for tickets; the calls of a ticket's life are too few to count.
 */
export function peakRequests(
  plan: Plan,
  shoppersPerSecond: number,
  tills: number,
): Readonly<Partial<Record<LoadOperation, number>>> {
  const { compression, from_us, to_us } = plan.live;
  const sales = shoppersPerSecond * compression;
  const agents = plan.desk.teams
    .filter((team) => team.worksToday && team.from_us < to_us && team.to_us > from_us)
    .reduce((sum, team) => sum + team.agents, 0);
  return {
    'promotions.evaluate': sales,
    'promotions.commit': sales,
    'payments.authorise': sales * plan.shoppers.cardShare,
    'support.heartbeat': (tills * compression * 1e6) / plan.tills.heartbeat_us,
    'support.claim': (agents * compression * 1e6) / plan.desk.poll_us,
  };
}
