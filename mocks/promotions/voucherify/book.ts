import { Matcher } from '../../../src/pricing/matching.ts';
import { compileRules } from '../../../src/pricing/rule-book.ts';
import { WorkingBasket } from '../../../src/pricing/working-basket.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { Part } from '../../world.ts';
import type { Marks } from '../marked-basket.ts';

/** A redemption of one or more redeemables at once. */
export interface Redemption {
  /** Of the parent. */
  readonly id: string;
  readonly date: string;
  readonly basketId: string;
  readonly orderId: string;
  readonly metadata: Marks;
  readonly children: readonly {
    readonly id: string;
    readonly object: string;
    readonly of: string;
  }[];
  readonly rollback?: { readonly id: string; readonly date: string };
}

/** An order as it stands. */
export interface Order {
  readonly id: string;
  readonly source_id: string | null;
  readonly created_at: string;
  /** As the API shows it, without ids and redemptions. */
  readonly shown: Readonly<Record<string, unknown>>;
  readonly redemptions: readonly string[];
}

interface Book {
  readonly redemptions: BoundedMap<string, Redemption>;
  /** Parents by child, newest last. */
  readonly parents: BoundedMap<string, string>;
  readonly newest: string[];
  readonly orders: BoundedMap<string, Order>;
  /** Ends of locks by session key, by voucher, milliseconds. */
  readonly locks: BoundedMap<string, ReadonlyMap<string, number>>;
  readonly matcher: Matcher;
  readonly basket: WorkingBasket;
  /** Ids given so far. */
  made: number;
  /** Requests in the current minute. */
  minute: { at: number; count: number };
}

/** Redemptions that a list goes back to. */
export const LISTED = 9_900;

/** What Voucherify holds in a lane. */
export const VOUCHERIFY: Part<Book> = {
  name: 'voucherify',
  make: ({ config }) => ({
    redemptions: new BoundedMap(20_000),
    parents: new BoundedMap(100_000),
    newest: [],
    orders: new BoundedMap(40_000),
    locks: new BoundedMap(20_000),
    matcher: new Matcher(compileRules(config.promotions)),
    basket: new WorkingBasket(),
    made: 0,
    minute: { at: 0, count: 0 },
  }),
};
