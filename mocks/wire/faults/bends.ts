import type { Minor } from '../../../src/model/units.ts';
import type { Healing } from './healing.ts';

/** How a fault makes a service's domain go wrong while it serves one request. */
export type Bend =
  /** Its clock is ahead (negative: behind). */
  | { readonly kind: 'clock'; readonly offset_us: number }
  /** Customers are taken to be in this segment. */
  | { readonly kind: 'segment'; readonly segment: string }
  /** Rules that began less than so long ago are not known. */
  | { readonly kind: 'staleRules'; readonly age_us: number }
  /** Coupons that a basket holds stay held until the fault is over; absent: every coupon. */
  | { readonly kind: 'stuckCoupons'; readonly coupon: string | undefined; readonly until: Healing }
  /** Nobody counts how often they were redeemed; absent: every coupon. */
  | { readonly kind: 'boundlessCoupons'; readonly coupon: string | undefined }
  /** Prices of lines are rounded to whole so many minor units. */
  | { readonly kind: 'roundedLines'; readonly stepMinor: Minor }
  | { readonly kind: 'wrongTotal'; readonly addedMinor: Minor }
  | { readonly kind: 'lostTicket' };

/** A bend of one request; the domain says here when it made a difference. */
export interface BendInForce {
  readonly bend: Bend;
  isMet: boolean;
}

type BendOf<K extends Bend['kind']> = Extract<Bend, { readonly kind: K }>;

const NONE: readonly BendInForce[] = [];

/**
 * What bends a world's domains right now. A request is served in one go, so it is set for that
 * long and every API over the same domains goes wrong alike.
 */
export class Bends {
  #inForce: readonly BendInForce[] = NONE;

  /** Serves a request under these bends. */
  during<T>(inForce: readonly BendInForce[], serve: () => T): T {
    this.#inForce = inForce;
    try {
      return serve();
    } finally {
      this.#inForce = NONE;
    }
  }

  /** Whether nothing is bent, as for all but a few requests. */
  get areNone(): boolean {
    return this.#inForce.length === 0;
  }

  /** By how much the service's clock is ahead; whoever asks shows it. */
  get ahead_us(): number {
    let ahead_us = 0;
    this.each('clock', ({ offset_us }) => {
      ahead_us += offset_us;
      return true;
    });
    return ahead_us;
  }

  /** Hands over every bend of a kind; `bite` says whether it made a difference. */
  each<K extends Bend['kind']>(kind: K, bite: (bend: BendOf<K>) => boolean): void {
    for (const inForce of this.#inForce) {
      if (inForce.bend.kind === kind && bite(inForce.bend as BendOf<K>)) inForce.isMet = true;
    }
  }
}
