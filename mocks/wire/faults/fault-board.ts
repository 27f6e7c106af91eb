import type { FaultKind, FaultPlan } from '../../../src/model/plan.ts';
import { bites } from '../../../src/random/fault-draw.ts';
import type { Hash64 } from '../../../src/random/hash.ts';
import type { Withheld } from '../../promotions/matching.ts';
import type { Answer } from '../exchange.ts';
import { httpSlow } from './http-slow.ts';
import { httpStatus } from './http-status.ts';
import { httpThrottle } from './http-throttle.ts';
import { promoLateStart } from './promo-late-start.ts';
import type { FaultCall, ServiceFault } from './service-fault.ts';

const KINDS: Readonly<Partial<Record<FaultKind, (plan: FaultPlan, key: Hash64) => ServiceFault>>> =
  {
    'http/status': httpStatus,
    'http/slow': httpSlow,
    'http/throttle': httpThrottle,
    'promo/late-start': promoLateStart,
  };

/** How often a fault was to bite, and how often it changed what the client got. */
export interface Dose {
  readonly plan: FaultPlan;
  readonly requested: number;
  readonly injected: number;
}

/** What the faults together do to one request. */
export interface Effects {
  readonly delay_us: number;
  readonly answer: Answer | undefined;
  readonly withheld: Withheld | undefined;
  /** Faults that withhold a promotion, to be counted once it is known what was missed. */
  readonly late: readonly Active[];
}

interface Active {
  readonly plan: FaultPlan;
  readonly fault: ServiceFault;
  readonly stores: ReadonlySet<string> | undefined;
  readonly operations: ReadonlySet<string> | undefined;
  requested: number;
  injected: number;
}

const NOTHING: Effects = { delay_us: 0, answer: undefined, withheld: undefined, late: [] };
/** Faults at one time. */
const LIMIT = 256;

/**
 * The faults in force. Putting one starts it and removing it heals it; their hours are kept by
 * who does so, since the service has no business clock.
 */
export class FaultBoard {
  readonly #key: Hash64;
  readonly #active = new Map<string, Active>();

  constructor(key: Hash64) {
    this.#key = key;
  }

  /** Starts a fault, or replaces it and its dose; false for a kind not applied here. */
  put(plan: FaultPlan): boolean {
    const make = KINDS[plan.kind];
    if (make === undefined) return false;
    if (this.#active.size >= LIMIT && !this.#active.has(plan.id)) return false;
    const { stores, operations } = plan.scope;
    this.#active.set(plan.id, {
      plan,
      fault: make(plan, this.#key),
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
    this.#active.delete(id);
    return active && doseOf(active);
  }

  clear(): void {
    this.#active.clear();
  }

  doses(): readonly Dose[] {
    return [...this.#active.values()].map(doseOf);
  }

  /** Draws every fault for a request: the first answer stands, delays add up. */
  consider(call: FaultCall): Effects {
    if (this.#active.size === 0) return NOTHING;
    let delay_us = 0;
    let answer: Answer | undefined;
    const promotions = new Set<string>();
    const late: Active[] = [];
    for (const active of this.#active.values()) {
      if (!inScope(active, call) || !this.#bites(active.plan, call)) continue;
      const strike = active.fault.strike(call);
      if (strike === undefined) continue;
      active.requested++;
      if (strike.kind === 'delay') {
        active.injected++;
        delay_us += strike.delay_us;
      } else if (strike.kind === 'withhold') {
        promotions.add(strike.promotion);
        late.push(active);
      } else if (answer === undefined) {
        active.injected++;
        answer = strike.answer;
      }
    }
    const withheld = late.length === 0 ? undefined : { promotions, missed: new Set<string>() };
    return { delay_us, answer, withheld, late };
  }

  /** Counts the promotions that were missed by a basket that would have had them. */
  settle({ withheld, late }: Effects): void {
    if (withheld === undefined) return;
    for (const active of late)
      if (withheld.missed.has(active.plan.parameters.promotion ?? '')) active.injected++;
  }

  /** Per basket, all requests of a basket share the draw, so that its price does not change. */
  #bites({ id, trigger }: FaultPlan, { device, ordinal, basketId }: FaultCall): boolean {
    const perBasket = trigger.kind === 'rate' && trigger.per === 'basket' && basketId !== undefined;
    return perBasket
      ? bites(trigger, this.#key, id, basketId, 0)
      : bites(trigger, this.#key, id, device, ordinal);
  }
}

function inScope({ stores, operations }: Active, call: FaultCall): boolean {
  if (operations !== undefined && !operations.has(call.operation)) return false;
  return stores === undefined || (call.store !== undefined && stores.has(call.store));
}

const doseOf = ({ plan, requested, injected }: Active): Dose => ({ plan, requested, injected });
