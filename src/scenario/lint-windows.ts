import type { FaultPlan } from '../model/fault-plan.ts';
import { SERVICES, serviceOf } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { formatDuration, formatTimeOfDay } from '../model/units.ts';
import type { Warning } from './lint-warning.ts';
import { strikesStores } from './scope.ts';
import { overlap_us, storesStruck } from './struck.ts';

/** Faults at the wrong time: closed stores, outside the window, over each other, too short. */
export const lintWindows = (plan: Plan): readonly Warning[] =>
  plan.faults.flatMap((fault, index) => [
    ...whenOpen(fault, plan),
    ...whenLive(fault, plan),
    ...overEachOther(fault, plan.faults.slice(0, index), plan),
    ...longEnough(fault, plan),
  ]);

function whenOpen(fault: FaultPlan, plan: Plan): readonly Warning[] {
  if (!strikesStores(fault.kind)) return [];
  const stores = storesStruck(fault, plan);
  const hours = stores.map(({ opens_us, closes_us }) => ({ from_us: opens_us, to_us: closes_us }));
  if (stores.length === 0 || hours.some((open) => overlap_us(open, fault) > 0)) return [];
  const opens = formatTimeOfDay(Math.min(...hours.map(({ from_us }) => from_us)));
  const closes = formatTimeOfDay(Math.max(...hours.map(({ to_us }) => to_us)));
  return [
    {
      code: 'closed-stores',
      place: `faults.${fault.id}.start`,
      message: `the stores of '${fault.id}' are open from ${opens} to ${closes}: nobody meets it`,
      hint: 'move it into the opening hours',
    },
  ];
}

function whenLive(fault: FaultPlan, { live }: Plan): readonly Warning[] {
  if (overlap_us(fault, live) > 0) return [];
  const window = `${formatTimeOfDay(live.from_us)} to ${formatTimeOfDay(live.to_us)}`;
  return [
    {
      code: 'not-live',
      place: `faults.${fault.id}.start`,
      message: `'${fault.id}' is outside the live window (${window}): no service sees it`,
      hint: 'right for the virtual day; for the live part move it, or the window',
    },
  ];
}

function overEachOther(
  fault: FaultPlan,
  earlier: readonly FaultPlan[],
  plan: Plan,
): readonly Warning[] {
  const mine = new Set(storesStruck(fault, plan).map(({ id }) => id));
  const other = earlier.find(
    (one) =>
      one.kind === fault.kind &&
      alwaysBites(one) &&
      overlap_us(one, fault) > 0 &&
      JSON.stringify(one.parameters) === JSON.stringify(fault.parameters) &&
      meet(one.scope.operations, fault.scope.operations) &&
      meet(one.scope.teams, fault.scope.teams) &&
      storesStruck(one, plan).some(({ id }) => mine.has(id)),
  );
  if (other === undefined) return [];
  return [
    {
      code: 'overlap',
      place: `faults.${fault.id}`,
      message: `'${other.id}' always bites, and '${fault.id}' does the same to some of its stores at the same time: it cannot be told apart there`,
      hint: 'let one end before the other starts, or strike other stores',
    },
  ];
}

const alwaysBites = ({ trigger }: FaultPlan): boolean =>
  trigger.kind === 'rate' && trigger.rate === 1;

const meet = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((one) => b.includes(one));

/** On the wire a fault lasts its share of the compressed window. */
function longEnough(fault: FaultPlan, { live, policies }: Plan): readonly Warning[] {
  const isOnWire = /^(net|tls|http|body|head)\//.test(fault.kind);
  const wall_us = overlap_us(fault, live) / live.compression;
  if (!isOnWire || wall_us === 0) return [];
  const services = new Set(fault.scope.operations?.map(serviceOf) ?? SERVICES);
  const timeouts = [...services].map((service) => policies[service].timeoutWall_us);
  const timeout_us = Math.min(...timeouts);
  if (wall_us >= timeout_us) return [];
  return [
    {
      code: 'squeezed',
      place: `faults.${fault.id}`,
      message: `'${fault.id}' lasts ${formatDuration(wall_us)} on the wall clock at compression ${live.compression}, less than the time-out of ${formatDuration(timeout_us)}: a call may outlast it`,
      hint: 'let it last longer, or compress less',
    },
  ];
}
