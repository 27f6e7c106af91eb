import { FAULTS } from '../faults/catalogue.ts';
import { CumulativeRate } from '../fleet/arrivals.ts';
import { TILL_PROFILES } from '../fleet/till-systems/profiles.ts';
import type { FaultPlan } from '../model/fault-plan.ts';
import type { LoadOperation } from '../model/operations.ts';
import type { Plan, StorePlan } from '../model/plan.ts';
import type { Warning } from './lint-warning.ts';
import { strikesStores } from './scope.ts';
import { overlap_us, storesStruck } from './struck.ts';

/** Faults that nobody, hardly anybody, or everybody meets. */
export const lintReach = (plan: Plan): readonly Warning[] => [
  ...plan.faults.flatMap((fault) => nobodyThere(fault, plan) ?? lowDose(fault, plan)),
  ...noControl(plan),
];

/** What the desk calls on its own account: no store is in the request. */
const OF_THE_DESK: ReadonlySet<LoadOperation> = new Set([
  'support.claim',
  'support.start',
  'support.resolve',
  'support.release',
]);

const pricesItself = ({ tillSystem }: StorePlan): boolean =>
  TILL_PROFILES[tillSystem].pattern === 'lookupsOnly';

function nobodyThere(fault: FaultPlan, plan: Plan): readonly Warning[] | undefined {
  const reason = whyNobody(fault, plan);
  if (reason === undefined) return undefined;
  const [message, hint] = reason;
  return [
    {
      code: 'nobody-there',
      place: `faults.${fault.id}.scope`,
      message: `'${fault.id}' is never met: ${message}`,
      hint,
    },
  ];
}

function whyNobody(fault: FaultPlan, plan: Plan): readonly [why: string, hint: string] | undefined {
  const { kind, scope } = fault;
  if (!strikesStores(kind)) return undefined;
  const stores = storesStruck(fault, plan);
  if (kind === 'promo/stale-catalogue' && !stores.some(pricesItself)) {
    return [
      'tills of these stores ask the service for every price',
      'strike oracle or cegid tills',
    ];
  }
  if (FAULTS[kind].appliedBy === 'device' && stores.every(({ channel }) => channel === 'web')) {
    return ['the web shop has no such device', 'strike stores'];
  }
  const { operations } = scope;
  if (operations === undefined || operations.length === 0) return undefined;
  if (scope.stores !== undefined && operations.every((one) => OF_THE_DESK.has(one))) {
    return ['the desk makes these calls, for no store', 'leave the stores out of its scope'];
  }
  if (operations.every((one) => one === 'promotions.lookup') && !stores.some(pricesItself)) {
    return ['tills of these stores look nothing up', 'strike oracle or cegid tills'];
  }
  return undefined;
}

/** Faults with a rate: how often they are to bite in the live window, roughly. */
function lowDose(fault: FaultPlan, plan: Plan): readonly Warning[] {
  const { trigger } = fault;
  if (trigger.kind !== 'rate' || overlap_us(fault, plan.live) === 0) return [];
  const met = encounters(fault, trigger.per, plan);
  if (met === undefined || met * trigger.rate >= 1) return [];
  return [
    {
      code: 'low-dose',
      place: `faults.${fault.id}.rate`,
      message: `'${fault.id}' is expected to bite ${(met * trigger.rate).toFixed(2)} times in the live window`,
      hint: 'raise its rate, let it last longer, or strike more stores',
    },
  ];
}

/** Things drawn for in the live window; undefined where that depends on what happens. */
function encounters(fault: FaultPlan, per: string, plan: Plan): number | undefined {
  const stores = storesStruck(fault, plan);
  const { share } = plan.live;
  if (per === 'till') return share * stores.reduce((sum, { tills }) => sum + tills, 0);
  const isOfSales = fault.scope.operations?.every((one) => !one.startsWith('support.')) ?? true;
  if ((per !== 'basket' && per !== 'request') || !isOfSales) return undefined;
  const from_us = Math.max(fault.from_us, plan.live.from_us);
  const to_us = Math.min(fault.to_us, plan.live.to_us);
  const rates = new Map<string, CumulativeRate>();
  return stores.reduce((sum, { curve, shoppersPerDay }) => {
    const rate = rates.get(curve) ?? new CumulativeRate(plan.curves[curve] ?? []);
    rates.set(curve, rate);
    return sum + share * shoppersPerDay * (rate.at(to_us) - rate.at(from_us));
  }, 0);
}

function noControl(plan: Plan): readonly Warning[] {
  if (plan.control.length > 0) return [];
  const everywhere = plan.faults.filter(
    (fault) => strikesStores(fault.kind) && storesStruck(fault, plan).length === plan.stores.length,
  );
  const [first] = everywhere;
  if (first === undefined) return [];
  const names = everywhere.map(({ id }) => `'${id}'`).join(', ');
  return [
    {
      code: 'no-control',
      place: `faults.${first.id}.scope`,
      message: `${names} strike${everywhere.length === 1 ? 's' : ''} every store: nothing is left to compare with`,
      hint: 'add `control: { share: 0.1 }`',
    },
  ];
}
