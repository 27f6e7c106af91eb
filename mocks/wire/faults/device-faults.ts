import type { FaultKind, FaultPlan } from '../../../src/model/fault-plan.ts';
import { bites } from '../../../src/random/fault-draw.ts';
import type { Hash64 } from '../../../src/random/hash.ts';

/** Device faults at one time. */
const LIMIT = 256;

interface Entry {
  readonly plan: FaultPlan;
  injected: number;
}

/** What a device does for the n-th time: a terminal's dialogue, a printer's receipt. */
export interface DeviceCall {
  /** Whose faults are meant; a terminal's unless told. */
  readonly layer?: 'terminal/' | 'printer/';
  readonly device: string;
  /** From 0. */
  readonly ordinal: number;
  /** Whether the device belongs to a store that a fault's scope names. */
  readonly isIn: (store: string) => boolean;
}

/**
 * The faults of mock devices that are in force: who puts one starts it, who removes it heals it.
 * What bites is hash(key, fault, device, ordinal); of several, the first put stands.
 */
export class DeviceFaults {
  readonly #key: Hash64;
  readonly #entries = new Map<string, Entry>();

  constructor(key: Hash64) {
    this.#key = key;
  }

  /** Starts a fault, or replaces it and its dose; false for another layer's, or one too many. */
  put(plan: FaultPlan): boolean {
    if (!/^(?:terminal|printer)\//.test(plan.kind)) return false;
    if (this.#entries.size >= LIMIT && !this.#entries.has(plan.id)) return false;
    this.#entries.set(plan.id, { plan, injected: 0 });
    return true;
  }

  /** Heals a fault; its final dose, or undefined when there was none. */
  remove(id: string): DeviceDose | undefined {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    return entry && doseOf(entry);
  }

  clear(): void {
    this.#entries.clear();
  }

  doses(): readonly DeviceDose[] {
    return [...this.#entries.values()].map(doseOf);
  }

  /** What bites the device this time, counted. */
  strike(call: DeviceCall): FaultKind | undefined {
    const entry = this.#biting(call);
    if (entry === undefined) return undefined;
    entry.injected++;
    return entry.plan.kind;
  }

  /** What would bite it, for a status: not counted. */
  foresee(call: DeviceCall): FaultKind | undefined {
    return this.#biting(call)?.plan.kind;
  }

  #biting(call: DeviceCall): Entry | undefined {
    const { layer = 'terminal/', device, ordinal, isIn } = call;
    for (const entry of this.#entries.values()) {
      const { kind, scope, trigger, id } = entry.plan;
      if (!kind.startsWith(layer)) continue;
      if (scope.stores !== undefined && !scope.stores.some(isIn)) continue;
      if (bites(trigger, this.#key, id, device, ordinal)) return entry;
    }
    return undefined;
  }
}

/** A device's fault bites where it is drawn: every dose that was asked for was given. */
export interface DeviceDose {
  readonly plan: FaultPlan;
  readonly requested: number;
  readonly injected: number;
}

const doseOf = ({ plan, injected }: Entry): DeviceDose => ({
  plan,
  requested: injected,
  injected,
});
