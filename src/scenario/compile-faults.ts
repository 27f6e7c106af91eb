import type {
  FaultKind,
  FaultParameters,
  FaultPlan,
  FaultScope,
  FaultTrigger,
} from '../model/plan.ts';
import type { Hash64 } from '../random/hash.ts';
import { pickShare } from '../random/pick-share.ts';
import type { FaultSpec } from './author-faults.ts';
import { bakeSpec } from './distribution.ts';
import { faultWindow } from './fault-window.ts';
import { omitUndefined } from './omit-undefined.ts';
import { duration_us } from './read.ts';
import { storesInScope } from './scope.ts';
import type { RosterEntry } from './store-roster.ts';

type Per = Extract<FaultTrigger, { kind: 'rate' }>['per'];

/** What a `rate` is drawn for when the author does not say. */
function usualUnit(kind: FaultKind): Per {
  if (kind === 'terminal/declined-technical') return 'basket';
  return kind.startsWith('net/') || kind.startsWith('http/') ? 'request' : 'till';
}

/** One fault of the plan: its stores resolved, its share picked, its latency baked. */
export function compileFault(
  id: string,
  fault: FaultSpec,
  roster: readonly RosterEntry[],
  key: Hash64,
): FaultPlan {
  return {
    id,
    kind: fault.kind,
    ...faultWindow(fault),
    scope: compileScope(id, fault, roster, key),
    trigger: compileTrigger(fault),
    parameters: compileParameters(fault),
  };
}

function compileScope(
  id: string,
  fault: FaultSpec,
  roster: readonly RosterEntry[],
  key: Hash64,
): FaultScope {
  const { scope } = fault;
  if (scope === undefined) return {};
  if (fault.kind === 'desk/absence') return omitUndefined({ teams: fault.scope?.teams });
  const { stores, classes, regions, countries, share = 1 } = fault.scope ?? {};
  const everywhere = !(stores || classes || regions || countries) && share >= 1;
  const ids = storesInScope(fault.scope ?? {}, roster).map((store) => store.id);
  return {
    ...(everywhere ? {} : { stores: pickShare(ids, share, key, `fault/${id}`) }),
    ...('operations' in scope ? omitUndefined({ operations: scope.operations }) : {}),
  };
}

function compileTrigger(fault: FaultSpec): FaultTrigger {
  if ('first' in fault && fault.first !== undefined) return { kind: 'first', count: fault.first };
  if ('every' in fault && fault.every !== undefined) return { kind: 'every', count: fault.every };
  const rate = 'rate' in fault ? (fault.rate ?? 1) : 1;
  const per = 'per' in fault ? fault.per : undefined;
  return { kind: 'rate', rate, per: per ?? usualUnit(fault.kind) };
}

function compileParameters(fault: FaultSpec): FaultParameters {
  switch (fault.kind) {
    case 'net/latency':
    case 'http/slow':
      return { latencyWall_us: bakeSpec(fault.latency) };
    case 'http/status':
      return { status: fault.status, ...retryAfter(fault.retryAfter) };
    case 'http/throttle':
      return { quotaPerSecond: fault.quotaPerSecond, ...retryAfter(fault.retryAfter ?? '1s') };
    case 'promo/late-start':
      return { promotion: fault.promotion };
    default:
      return {};
  }
}

const retryAfter = (text: string | undefined): { readonly retryAfter_s?: number } =>
  text === undefined ? {} : { retryAfter_s: duration_us(text) / 1e6 };
