import type { EvaluateReply } from '../../../src/model/basket.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { Part } from '../../world.ts';
import type { Custom } from './bodies.ts';

/** A line of a cart. */
export interface Line {
  readonly id: string;
  readonly sku: string;
  readonly quantity: number;
  /** Minor units. */
  readonly unitPrice: number;
  readonly custom: Custom | undefined;
}

/** A cart, or the order it became: never changed, always replaced. */
export interface Cart {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly key: string | undefined;
  readonly currency: string;
  readonly customerId: string | undefined;
  readonly custom: Custom | undefined;
  readonly lines: readonly Line[];
  readonly codes: readonly string[];
  readonly cartState: 'Active' | 'Ordered';
  readonly reply: EvaluateReply;
}

/** An order with what came back of it. */
export interface Order {
  readonly id: string;
  readonly version: number;
  readonly orderNumber: string | undefined;
  readonly orderState: string;
  readonly cart: Cart;
  readonly returns: readonly (readonly {
    readonly lineItemId: string;
    readonly quantity: number;
  }[])[];
}

/** Resources that can be listed: the newest. */
const LISTED = 20_000;

/** Resources of a kind by id and by a name of the shop's own, the newest listed. */
export class Shelf<T extends { readonly id: string }> {
  readonly #byId = new BoundedMap<string, T>(LISTED);
  readonly #ids = new BoundedMap<string, string>(LISTED);
  readonly #newest: string[] = [];

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  /** By the shop's own name. */
  named(name: string): T | undefined {
    const id = this.#ids.get(name);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  put(one: T, name: string | undefined): void {
    if (this.#byId.get(one.id) === undefined) this.#newest.push(one.id);
    if (this.#newest.length > 2 * LISTED) this.#newest.splice(0, LISTED);
    this.#byId.set(one.id, one);
    if (name !== undefined) this.#ids.set(name, one.id);
  }

  delete(id: string): void {
    this.#byId.delete(id);
  }

  /** The newest first. */
  list(): T[] {
    return this.#newest.toReversed().flatMap((id) => this.#byId.get(id) ?? []);
  }
}

interface Book {
  readonly carts: Shelf<Cart>;
  readonly orders: Shelf<Order>;
  /** Ends of access tokens, milliseconds. */
  readonly tokens: BoundedMap<string, number>;
  /** Ids given so far. */
  made: number;
}

/** What commercetools holds in a lane. */
export const COMMERCETOOLS: Part<Book> = {
  name: 'commercetools',
  make: () => ({
    carts: new Shelf(),
    orders: new Shelf(),
    tokens: new BoundedMap(10_000),
    made: 0,
  }),
};
