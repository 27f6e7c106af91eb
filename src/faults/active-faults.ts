import type { FaultKind, FaultPlan } from '../model/fault-plan.ts';
import { bites } from '../random/fault-draw.ts';
import type { Hash64 } from '../random/hash.ts';
import { FAULTS } from './catalogue.ts';

/** Who meets a fault, and which time it is for that device. */
export interface Encounter {
  readonly store: string;
  /** Path of the device, e.g. `store/0417/till/3/printer`. */
  readonly device: string;
  /** Count of this device's requests, prints or payments before this one. */
  readonly ordinal: number;
  readonly operation?: string;
  /** The sale a request is about: all its requests share the draw of a rate per basket. */
  readonly basket?: string | undefined;
  /** Team of the agent who meets it, at the desk. */
  readonly team?: string;
  /** Faults that strike this device no more: it was repaired, or they strike a device once. */
  readonly spared?: ReadonlySet<string>;
}

/** How often a fault was to bite at one place, did, and was seen to by those who met it. */
export interface Dose {
  readonly fault: string;
  readonly requested: number;
  readonly injected: number;
  /** Only where what was seen can be told apart: network faults, and services that mark theirs. */
  readonly observed?: number;
}

interface Watched {
  readonly plan: FaultPlan;
  readonly stores: ReadonlySet<string> | undefined;
  /** What each device met while it was on; kept only for triggers that count. */
  readonly met: Map<string, number>;
  requested: number;
  injected: number;
  observed: number | undefined;
}

/**
 * The faults of a plan as one place meets them. Whether a fault bites is a function of the
 * business clock and of hash(seed, fault, device, ordinal), so nobody switches anything on or
 * off, and the dose is counted where it is given.
 */
export class ActiveFaults {
  readonly #key: Hash64;
  readonly #byKind = new Map<FaultKind, Watched[]>();
  readonly #byId = new Map<string, Watched>();
  readonly #breakages: readonly Watched[];

  constructor(faults: readonly FaultPlan[], key: Hash64) {
    this.#key = key;
    for (const plan of faults) {
      const list = this.#byKind.get(plan.kind) ?? [];
      const watched = watch(plan);
      list.push(watched);
      this.#byKind.set(plan.kind, list);
      this.#byId.set(plan.id, watched);
    }
    this.#breakages = Object.values(FAULTS)
      .filter(({ kind, wire }) => wire !== undefined && kind !== 'net/latency')
      .flatMap(({ kind }) => this.#byKind.get(kind) ?? []);
  }

  /** The first fault of the kind that bites now, counted into its dose. */
  strike(kind: FaultKind, now_us: number, encounter: Encounter): FaultPlan | undefined {
    return this.#first(this.#byKind.get(kind), now_us, encounter);
  }

  /** The first network fault that breaks an attempt now, counted into its dose. */
  breakage(now_us: number, encounter: Encounter): FaultPlan | undefined {
    return this.#first(this.#breakages, now_us, encounter);
  }

  /** A fault of the kind that is on at this place now, whether or not it bites. */
  present(kind: FaultKind, now_us: number, store: string): FaultPlan | undefined {
    const encounter = { store, device: '', ordinal: 0 };
    return this.#byKind.get(kind)?.find((watched) => covers(watched, now_us, encounter))?.plan;
  }

  /** Somebody was seen to be struck by the fault: her call ended as it makes calls end. */
  saw(fault: string): void {
    const watched = this.#byId.get(fault);
    if (watched !== undefined) watched.observed = (watched.observed ?? 0) + 1;
  }

  /** Doses given or seen at this place so far, of faults that were met at all. */
  doses(): readonly Dose[] {
    return [...this.#byId.values()]
      .filter(({ requested, observed }) => requested > 0 || (observed ?? 0) > 0)
      .map(({ plan, requested, injected, observed }) => ({
        fault: plan.id,
        requested,
        injected,
        ...(observed !== undefined && { observed }),
      }));
  }

  #first(
    list: readonly Watched[] | undefined,
    now_us: number,
    encounter: Encounter,
  ): FaultPlan | undefined {
    if (list === undefined || list.length === 0) return undefined;
    for (const watched of list) {
      if (!covers(watched, now_us, encounter)) continue;
      watched.requested++;
      if (!this.#bites(watched, encounter)) continue;
      watched.injected++;
      return watched.plan;
    }
    return undefined;
  }

  #bites({ plan, met }: Watched, { device, ordinal, basket }: Encounter): boolean {
    const { trigger, id } = plan;
    if (trigger.kind !== 'rate') {
      const before = met.get(device) ?? 0;
      met.set(device, before + 1);
      return bites(trigger, this.#key, id, device, before);
    }
    return trigger.per === 'basket' && basket !== undefined
      ? bites(trigger, this.#key, id, basket, 0)
      : bites(trigger, this.#key, id, device, ordinal);
  }
}

const watch = (plan: FaultPlan): Watched => ({
  plan,
  stores: plan.scope.stores === undefined ? undefined : new Set(plan.scope.stores),
  met: new Map(),
  requested: 0,
  injected: 0,
  observed: FAULTS[plan.kind].wire === undefined ? undefined : 0,
});

function covers({ plan, stores }: Watched, now_us: number, encounter: Encounter): boolean {
  if (now_us < plan.from_us || now_us >= plan.to_us) return false;
  if (stores !== undefined && !stores.has(encounter.store)) return false;
  if (encounter.spared?.has(plan.id)) return false;
  const { operations, teams } = plan.scope;
  if (teams !== undefined && !teams.some((team) => team === encounter.team)) return false;
  return (
    operations === undefined ||
    encounter.operation === undefined ||
    operations.some((operation) => operation === encounter.operation)
  );
}
