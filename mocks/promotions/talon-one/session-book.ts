import type { EvaluateReply } from '../../../src/model/basket.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { Part } from '../../world.ts';
import type { Marks } from '../marked-basket.ts';
import type { CartItem } from './bodies.ts';
import type { Effect } from './effects.ts';

/** States of a customer session. */
export type SessionState = 'open' | 'closed' | 'partially_returned' | 'cancelled';

/** A customer session as it stands; never changed, always replaced. */
export interface Session {
  readonly integrationId: string;
  readonly created: string;
  readonly state: SessionState;
  readonly profileId: string;
  readonly couponCodes: readonly string[];
  readonly cartItems: readonly CartItem[];
  readonly attributes: Marks;
  readonly reply: EvaluateReply;
  readonly effects: readonly Effect[];
  /** Pieces returned, by position. */
  readonly returned: Readonly<Record<number, number>>;
}

interface Book {
  readonly sessions: BoundedMap<string, Session>;
  readonly profiles: BoundedMap<string, Marks>;
  /** Profiles that hold a coupon. */
  readonly reservations: BoundedMap<string, ReadonlySet<string>>;
  /** Changes so far: each has a request id of its own. */
  changes: number;
}

/** What Talon.One holds in a lane. */
export const TALON_ONE: Part<Book> = {
  name: 'talon-one',
  make: () => ({
    sessions: new BoundedMap(20_000),
    profiles: new BoundedMap(20_000),
    reservations: new BoundedMap(20_000),
    changes: 0,
  }),
};
