import type { FaultKind, FaultPlan } from '../model/plan.ts';
import { bites } from '../random/fault-draw.ts';
import type { Hash64 } from '../random/hash.ts';

/** Who meets a fault, and which time it is for that device. */
export interface Encounter {
  readonly store: string;
  /** Path of the device, e.g. `store/0417/till/3/printer`. */
  readonly device: string;
  /** Count of this device's requests, prints or payments before this one. */
  readonly ordinal: number;
  readonly operation?: string;
  /** Team of the agent who meets it, at the desk. */
  readonly team?: string;
}

interface Watched {
  readonly plan: FaultPlan;
  readonly stores: ReadonlySet<string> | undefined;
  requested: number;
  injected: number;
}

/**
 * The faults of a plan as one place meets them. Whether a fault bites is a function of the
 * business clock and of hash(seed, fault, device, ordinal), so nobody switches anything on or
 * off, and the dose is counted where it is given.
 */
export class ActiveFaults {
  readonly #key: Hash64;
  readonly #byKind = new Map<FaultKind, Watched[]>();

  constructor(faults: readonly FaultPlan[], key: Hash64) {
    this.#key = key;
    for (const plan of faults) {
      const list = this.#byKind.get(plan.kind) ?? [];
      const stores = plan.scope.stores === undefined ? undefined : new Set(plan.scope.stores);
      list.push({ plan, stores, requested: 0, injected: 0 });
      this.#byKind.set(plan.kind, list);
    }
  }

  /** The first fault of the kind that bites now, counted into its dose. */
  strike(kind: FaultKind, now_us: number, encounter: Encounter): FaultPlan | undefined {
    const list = this.#byKind.get(kind);
    if (list === undefined) return undefined;
    for (const watched of list) {
      if (!covers(watched, now_us, encounter)) continue;
      watched.requested++;
      const { trigger, id } = watched.plan;
      if (!bites(trigger, this.#key, id, encounter.device, encounter.ordinal)) continue;
      watched.injected++;
      return watched.plan;
    }
    return undefined;
  }

  /** A fault of the kind that is on at this place now, whether or not it bites. */
  present(kind: FaultKind, now_us: number, store: string): FaultPlan | undefined {
    const encounter = { store, device: '', ordinal: 0 };
    return this.#byKind.get(kind)?.find((watched) => covers(watched, now_us, encounter))?.plan;
  }

  /** Doses given at this place so far, of faults that were met at all. */
  doses(): { readonly fault: string; readonly requested: number; readonly injected: number }[] {
    return [...this.#byKind.values()]
      .flat()
      .filter((watched) => watched.requested > 0)
      .map(({ plan, requested, injected }) => ({ fault: plan.id, requested, injected }));
  }
}

function covers({ plan, stores }: Watched, now_us: number, encounter: Encounter): boolean {
  if (now_us < plan.from_us || now_us >= plan.to_us) return false;
  if (stores !== undefined && !stores.has(encounter.store)) return false;
  const { operations, teams } = plan.scope;
  if (teams !== undefined && !teams.some((team) => team === encounter.team)) return false;
  return (
    operations === undefined ||
    encounter.operation === undefined ||
    operations.some((operation) => operation === encounter.operation)
  );
}
