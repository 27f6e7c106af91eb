import type { Plan } from '../model/plan.ts';
import { exponential } from '../random/bake.ts';
import { runKey } from '../random/hash.ts';
import type { Scenario } from './author.ts';
import { catalogueIn } from './catalogue.ts';
import { compileControl } from './compile-control.ts';
import { compileDesk } from './compile-desk.ts';
import { compileFault } from './compile-faults.ts';
import { compileLatency } from './compile-latency.ts';
import { compilePeople, compileShoppers, compileTills } from './compile-people.ts';
import { compilePolicies } from './compile-policies.ts';
import { compileCoupon, compilePromotion } from './compile-promotions.ts';
import { compileShop } from './compile-shop.ts';
import { compileCurves, compileStores } from './compile-stores.ts';
import { deepFreeze } from './deep-freeze.ts';
import { withDefaults } from './defaults.ts';
import { findProblems } from './find-problems.ts';
import { invalid } from './invalid.ts';
import { omitUndefined } from './omit-undefined.ts';
import { duration_us, timeOfDay_us } from './read.ts';
import { rosterOf } from './store-roster.ts';
import { TICKET_TEXTS } from './ticket-texts.ts';

export { planHash } from './plan-hash.ts';

/** What a run may set above the scenario. */
export interface CompileOverrides {
  readonly seed?: number;
  /** Same stores and names, other draws; default 0. */
  readonly replication?: number;
}

/**
 * Compiles a scenario into the plan an engine runs: validated, defaults filled in, distributions
 * baked, curves built, stores named, scopes resolved; deep-frozen. Equal scenarios and overrides
 * give equal plans.
 * @throws Failure PD_SCENARIO_INVALID when it is not a valid scenario
 */
export async function compile(scenario: Scenario, overrides: CompileOverrides = {}): Promise<Plan> {
  const problems = findProblems(scenario);
  if (problems.length > 0) throw invalid(problems);
  const whole = withDefaults(scenario);
  const seed = overrides.seed ?? whole.seed;
  const replication = overrides.replication ?? 0;
  const key = runKey(seed, replication);
  const curves = compileCurves(whole, key);
  const roster = rosterOf(whole.stores);
  const languages = [...new Set(roster.map(({ spec }) => spec.language))];
  const { live, desk, policies, promotions, coupons, faults } = whole;
  const shop = compileShop(whole, await compileStores(roster, seed), key);
  const control = compileControl(whole.control, shop.stores, key);
  const ground = { faults, key, places: shop.stores, control };
  return deepFreeze<Plan>({
    format: 1,
    rng: 1,
    name: whole.name,
    title: whole.title,
    seed,
    replication,
    currency: whole.currency,
    date: whole.day.date,
    live: {
      from_us: timeOfDay_us(live.from),
      to_us: timeOfDay_us(live.to),
      compression: live.compression,
      share: live.share,
      drainWall_us: duration_us(live.drain),
      settle_us: duration_us(live.settle),
    },
    stores: shop.stores,
    curves: { ...curves, ...shop.curves },
    arrivalGap: exponential(1, { integer: false }),
    shoppers: compileShoppers(whole.shoppers),
    tills: compileTills(whole),
    catalogue: Object.fromEntries(
      languages.map((language) => [language, catalogueIn(language, runKey(seed, 0))]),
    ),
    texts: Object.fromEntries(languages.map((language) => [language, TICKET_TEXTS[language]])),
    ...omitUndefined({ webShop: shop.webShop }),
    campaigns: shop.campaigns,
    people: compilePeople(whole.people),
    desk: compileDesk(desk, whole.day.date),
    promotions: Object.entries(promotions).map(([id, spec]) => compilePromotion(id, spec, roster)),
    coupons: Object.entries(coupons).map(([code, spec]) => compileCoupon(code, spec)),
    policies: compilePolicies(policies),
    latency: compileLatency(whole.latency),
    faults: Object.entries(faults).map(([id, spec]) => compileFault(id, spec, ground)),
    control,
    targets: Object.fromEntries(
      Object.entries(whole.targets).map(([service, target]) => [
        service,
        { binding: 'reference', ...target },
      ]),
    ),
    allowHosts: whole.allowHosts,
    limits: whole.limits,
    gates: whole.gates,
    trace: [],
  });
}
