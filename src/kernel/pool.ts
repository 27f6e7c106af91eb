import { type InLine, Line } from './line.ts';
import type { Pending, Turns, Waiter } from './waiter.ts';

/** What a holder needs; nothing means any item, in turn. */
export interface Need<Item> {
  /** Higher goes first; equal ones in order of arrival. */
  readonly priority?: number;
  readonly accepts?: (item: Item) => boolean;
}

/** The right to use one item until it is released. */
export interface Lease<out Item> {
  readonly item: Item;
  /** Gives the item back; a second call does nothing. */
  release(): void;
}

/** One waiting or served `hold`. */
export class HoldRequest<Item> implements InLine, Pending {
  left = false;
  lease: PoolLease<Item> | undefined;
  turn = -1;
  readonly waiter: Waiter;
  readonly need: Need<Item>;
  readonly turns: Turns;
  readonly #pool: Pool<Item>;
  constructor(pool: Pool<Item>, waiter: Waiter, need: Need<Item>, turns: Turns) {
    this.#pool = pool;
    this.waiter = waiter;
    this.need = need;
    this.turns = turns;
  }
  get idle(): boolean {
    return true;
  }
  renege(): void {
    this.#pool.renege(this);
  }
}

class PoolLease<Item> implements Lease<Item> {
  readonly item: Item;
  #pool: Pool<Item> | undefined;
  constructor(item: Item, pool: Pool<Item>) {
    this.item = item;
    this.#pool = pool;
  }
  release(): void {
    const pool = this.#pool;
    this.#pool = undefined;
    pool?.giveBack(this.item);
  }
}

/** Items that behaviours share: the tills of a store, the agents of a desk. */
export class Pool<Item = unknown> {
  readonly #free: Item[];
  readonly #withdrawn = new Set<Item>();
  readonly #held = new Set<Item>();
  readonly #line = new Line<HoldRequest<Item>>();

  constructor(items: Iterable<Item>) {
    this.#free = [...items];
  }

  /** Items free now. */
  get free(): number {
    return this.#free.length;
  }

  /** Items in somebody's hands. */
  get held(): number {
    return this.#held.size;
  }

  /** Behaviours waiting for an item. */
  get waiting(): number {
    return this.#line.length;
  }

  /** Takes an item out of service: at once when free, else when it is given back. */
  withdraw(item: Item): void {
    this.#withdrawn.add(item);
    const at = this.#free.indexOf(item);
    if (at >= 0) this.#free.splice(at, 1);
  }

  /** Puts a withdrawn item back into service. */
  restore(item: Item): void {
    if (this.#withdrawn.delete(item) && !this.#held.has(item)) this.#offer(item);
  }

  /** For the kernel: a lease at once, or a request that waits in line. */
  request(waiter: Waiter, need: Need<Item>, turns: Turns): Lease<Item> | HoldRequest<Item> {
    const { accepts, priority = 0 } = need;
    const item = accepts === undefined ? this.#free.shift() : this.#fitting(accepts);
    if (item !== undefined) return this.#lease(item);
    const request = new HoldRequest(this, waiter, need, turns);
    if (priority === 0) this.#line.join(request);
    else this.#line.joinBefore(request, (other) => (other.need.priority ?? 0) < priority);
    return request;
  }

  /** For the kernel: the holder does not want it any more, whether or not it was just given. */
  renege(request: HoldRequest<Item>): void {
    this.#line.leave(request);
    if (request.turn >= 0) request.turns.cancelTurn(request.turn);
    request.lease?.release();
  }

  /** For leases. */
  giveBack(item: Item): void {
    this.#held.delete(item);
    if (!this.#withdrawn.has(item)) this.#offer(item);
  }

  #lease(item: Item): PoolLease<Item> {
    this.#held.add(item);
    return new PoolLease(item, this);
  }

  #fitting(accepts: (item: Item) => boolean): Item | undefined {
    const at = this.#free.findIndex(accepts);
    return at < 0 ? undefined : this.#free.splice(at, 1)[0];
  }

  #offer(item: Item): void {
    const next = this.#line.serve(({ need }) => need.accepts?.(item) ?? true);
    if (next === undefined) {
      this.#free.push(item);
      return;
    }
    next.lease = this.#lease(item);
    next.turn = next.turns.resume(next.waiter, next.lease);
  }
}
