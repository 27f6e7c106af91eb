import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { bites } from '../../../src/random/fault-draw.ts';
import type { Hash64 } from '../../../src/random/hash.ts';
import { DeviceFaults } from './device-faults.ts';
import { drawEffects } from './draw-effects.ts';
import { type Active, type Effects, NO_EFFECTS } from './effects.ts';
import { Healing } from './healing.ts';
import type { FaultCall } from './service-fault.ts';
import { SERVICE_FAULTS } from './service-faults.ts';

/** How often a fault was to bite, and how often it changed what the client got. */
export interface Dose {
  readonly plan: FaultPlan;
  readonly requested: number;
  readonly injected: number;
}

/** Faults at one time. */
const LIMIT = 256;

/**
 * The faults in force. Putting one starts it and removing it heals it; their hours are kept by
 * who does so, since the service has no business clock.
 */
export class FaultBoard {
  /** Faults of terminals and printers, which draw them themselves. */
  readonly devices: DeviceFaults;
  readonly #key: Hash64;
  readonly #active = new Map<string, Active>();
  #cleared = 0;

  constructor(key: Hash64) {
    this.#key = key;
    this.devices = new DeviceFaults(key);
  }

  /** How often everything was healed and forgotten: work put off before then is not to be done. */
  get cleared(): number {
    return this.#cleared;
  }

  /** Starts a fault, or replaces it and its dose; false for a kind not applied here. */
  put(plan: FaultPlan): boolean {
    const make = SERVICE_FAULTS[plan.kind];
    if (make === undefined) return this.devices.put(plan);
    if (plan.kind.startsWith('time/') && plan.parameters.clock !== 'service') return false;
    if (this.#active.size >= LIMIT && !this.#active.has(plan.id)) return false;
    this.#active.get(plan.id)?.healing.heal();
    const { stores, operations } = plan.scope;
    const healing = new Healing();
    this.#active.set(plan.id, {
      plan,
      fault: make(plan, this.#key, healing),
      healing,
      stores: stores === undefined ? undefined : new Set(stores),
      operations: operations === undefined ? undefined : new Set(operations),
      requested: 0,
      injected: 0,
    });
    return true;
  }

  /** Heals a fault; its final dose, or undefined when there was none. */
  remove(id: string): Dose | undefined {
    const active = this.#active.get(id);
    if (active === undefined) return this.devices.remove(id);
    this.#active.delete(id);
    active.healing.heal();
    return doseOf(active);
  }

  clear(): void {
    this.#cleared++;
    for (const id of [...this.#active.keys()]) this.remove(id);
    this.devices.clear();
  }

  doses(): readonly Dose[] {
    return [...[...this.#active.values()].map(doseOf), ...this.devices.doses()];
  }

  /** Draws every fault for a request. */
  consider(call: FaultCall): Effects {
    if (this.#active.size === 0) return NO_EFFECTS;
    return drawEffects(
      this.#active.values(),
      call,
      (active) => inScope(active, call) && this.#bites(active, call),
    );
  }

  /** Counts what only the domain could tell: the promotions that were missed, and what bent. */
  settle({ withheld, late, bends }: Effects): void {
    for (const { isMet, active } of bends) if (isMet) active.injected++;
    if (withheld === undefined) return;
    for (const active of late)
      if (withheld.missed.has(active.plan.parameters.promotion ?? '')) active.injected++;
  }

  /** Per basket, all requests of a basket share the draw, so that its price does not change. */
  #bites({ plan, fault }: Active, { device, ordinal, basketId }: FaultCall): boolean {
    const { id, trigger } = plan;
    if (trigger.kind === 'rate' && trigger.per === 'basket' && basketId !== undefined)
      return bites(trigger, this.#key, id, basketId, 0);
    const isOneDraw = fault.isPerDevice === true && trigger.kind === 'rate';
    return bites(trigger, this.#key, id, device, isOneDraw ? 0 : ordinal);
  }
}

function inScope({ stores, operations }: Active, call: FaultCall): boolean {
  if (operations !== undefined && !operations.has(call.operation)) return false;
  return stores === undefined || (call.store !== undefined && stores.has(call.store));
}

const doseOf = ({ plan, requested, injected }: Active): Dose => ({ plan, requested, injected });
