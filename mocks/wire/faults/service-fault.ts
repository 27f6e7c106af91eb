import type { Operation } from '../../../src/model/operations.ts';
import type { Answer } from '../exchange.ts';

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
}

/** What a fault does to a request it bites. */
export type Strike =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'delay'; readonly delay_us: number }
  | { readonly kind: 'withhold'; readonly promotion: string };

/** One kind of fault on the service's side: undefined when it lets the request pass. */
export interface ServiceFault {
  strike(call: FaultCall): Strike | undefined;
}
