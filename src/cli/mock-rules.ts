import type { CouponRule, PromotionRule } from '../model/plan.ts';

/** What the promotion services price by, and the seed of draws. */
export interface MockRules {
  readonly seed: number;
  readonly replication: number;
  readonly promotions: readonly PromotionRule[];
  readonly coupons: readonly CouponRule[];
}

/** Rules and coupons of a scenario, or the demonstration's. */
export async function mockRules(nameOrPath: string | undefined, cwd: string): Promise<MockRules> {
  if (nameOrPath === undefined) {
    const { DEMO_COUPONS, DEMO_RULES } = await import('../../mocks/promotions/demo-rules.ts');
    return { seed: 1, replication: 0, promotions: DEMO_RULES, coupons: DEMO_COUPONS };
  }
  const [{ loadScenario }, { compile }] = await Promise.all([
    import('../scenario/load.ts'),
    import('../scenario/compile.ts'),
  ]);
  const { scenario } = await loadScenario(nameOrPath, { cwd });
  const { seed, replication, promotions, coupons } = await compile(scenario, {});
  return { seed, replication, promotions, coupons };
}
