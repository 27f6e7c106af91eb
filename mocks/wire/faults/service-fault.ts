import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { Operation } from '../../../src/model/operations.ts';
import type { Hash64 } from '../../../src/random/hash.ts';
import type { Emission } from '../emission.ts';
import type { Answer } from '../exchange.ts';
import type { Refusal } from '../refusal.ts';
import type { Bend } from './bends.ts';
import type { Healing } from './healing.ts';

/** A request as a fault sees it. */
export interface FaultCall {
  readonly operation: Operation;
  /** The device that sent it and the how-many-th request of that device this is. */
  readonly device: string;
  readonly ordinal: number;
  readonly store: string | undefined;
  readonly basketId: string | undefined;
  /** Monotonic wall clock of the service. */
  readonly wall_us: number;
  /** Path and query: what is asked for. In virtual time whatever names it as well. */
  readonly target?: () => string;
  /** What the client shows to be let in. */
  readonly credential?: string | undefined;
}

/** What becomes of the work when the answer is a refusal: done all the same, or so much later. */
export type Work = 'none' | 'done' | { readonly later_us: number };

/** How an API refuses, for faults that put a refusal in the place of an answer. */
export type Refuse = (refusal: Refusal) => Answer;

/** Another answer in the place of the service's own; undefined: nothing to change in it. */
export type Retell = (answer: Answer, refuse: Refuse) => Answer | undefined;

/** What a fault does to a request it bites. */
export type Strike =
  | {
      readonly kind: 'refuse';
      readonly refusal: Refusal;
      /** Nothing is done unless told. */
      readonly work?: Work;
      /** A page for people in the place of the API's words. */
      readonly page?: string;
    }
  | { readonly kind: 'delay'; readonly delay_us: number }
  | { readonly kind: 'withhold'; readonly promotion: string }
  | { readonly kind: 'bend'; readonly bend: Bend }
  | { readonly kind: 'retell'; readonly retell: Retell }
  | { readonly kind: 'emit'; readonly emission: Emission };

/** One kind of fault on the service's side: undefined when it lets the request pass. */
export interface ServiceFault {
  /** A rate is drawn once a device: the same ones are always struck. */
  readonly isPerDevice?: true;
  strike(call: FaultCall): Strike | undefined;
}

/** Makes a fault as it starts. */
export type MakeFault = (plan: FaultPlan, key: Hash64, healing: Healing) => ServiceFault;
