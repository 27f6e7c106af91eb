import type { Waiter } from './waiter.ts';

/** Phases of one instant, in order. */
export const PHASE = { control: 0, completion: 1, device: 2, observer: 3 } as const;
export type Phase = (typeof PHASE)[keyof typeof PHASE];

const PHASE_STEP = 2 ** 50;
const ARITY = 4;
/** Slack of the arrays: with very many tasks it is memory that counts, not the copying. */
const GROWTH = 1.25;

/** An answer that goes with a turn; most turns have none. */
class Answered implements Waiter {
  readonly #waiter: Waiter;
  readonly #answer: unknown;
  constructor(waiter: Waiter, answer: unknown) {
    this.#waiter = waiter;
    this.#answer = answer;
  }
  settle(): void {
    this.#waiter.settle(this.#answer);
  }
}

/**
 * What is to happen, in the total order (time, phase, seq): a heap of arity 4 on typed arrays.
 * Equal instants never depend on the heap's luck, because seq is unique. A cancelled entry stays,
 * dead, until its time comes or until the dead outnumber the living, when the heap is rebuilt.
 */
export class Agenda {
  #capacity = 64;
  /** Of entry i: its time at 2i, its phase and seq in one number at 2i+1. */
  #keys = new Float64Array(2 * 64);
  /** Of entry i: where its waiter stands. */
  #slots = new Int32Array(64);
  #size = 0;
  #seq = 0;
  #dead = 0;
  readonly #waiters: (Waiter | undefined)[] = [];
  readonly #free: number[] = [];

  /** Entries that still wait to happen. */
  get size(): number {
    return this.#size - this.#dead;
  }

  /** Time of the next entry, Infinity when there is none; dead entries are dropped on the way. */
  get nextTime(): number {
    while (this.#size > 0) {
      const slot = this.#slots[0] ?? 0;
      if (this.#waiters[slot] !== undefined) return this.#keys[0] ?? Infinity;
      this.#removeTop();
      this.#dead--;
      this.#free.push(slot);
    }
    return Infinity;
  }

  /** @returns a handle for `cancel`, valid until the entry happens */
  add(time: number, phase: Phase, waiter: Waiter, answer: unknown): number {
    const slot = this.#free.pop() ?? this.#waiters.length;
    this.#waiters[slot] = answer === undefined ? waiter : new Answered(waiter, answer);
    if (this.#size === this.#capacity) this.#grow();
    this.#siftUp(this.#size++, time, phase * PHASE_STEP + this.#seq++, slot);
    return slot;
  }

  cancel(handle: number): void {
    if (this.#waiters[handle] === undefined) return;
    this.#waiters[handle] = undefined;
    this.#dead++;
    if (this.#dead > 1024 && this.#dead * 2 > this.#size) this.#sweep();
  }

  /** Takes the next entry and settles it. Call only after `nextTime` said there is one. */
  settleNext(): void {
    const slot = this.#slots[0] ?? 0;
    const waiter = this.#waiters[slot];
    this.#removeTop();
    this.#waiters[slot] = undefined;
    this.#free.push(slot);
    waiter?.settle(undefined);
  }

  #removeTop(): void {
    const last = --this.#size;
    if (last === 0) return;
    this.#siftDown(
      0,
      this.#keys[2 * last] ?? 0,
      this.#keys[2 * last + 1] ?? 0,
      this.#slots[last] ?? 0,
    );
  }

  #siftUp(from: number, time: number, order: number, slot: number): void {
    const keys = this.#keys;
    const slots = this.#slots;
    let at = from;
    while (at > 0) {
      const parent = ((at - 1) / ARITY) | 0;
      const parentTime = keys[2 * parent] ?? 0;
      const parentOrder = keys[2 * parent + 1] ?? 0;
      if (parentTime < time || (parentTime === time && parentOrder < order)) break;
      keys[2 * at] = parentTime;
      keys[2 * at + 1] = parentOrder;
      slots[at] = slots[parent] ?? 0;
      at = parent;
    }
    keys[2 * at] = time;
    keys[2 * at + 1] = order;
    slots[at] = slot;
  }

  #siftDown(from: number, time: number, order: number, slot: number): void {
    const keys = this.#keys;
    const slots = this.#slots;
    const size = this.#size;
    let at = from;
    for (;;) {
      const eldest = ARITY * at + 1;
      if (eldest >= size) break;
      const end = Math.min(eldest + ARITY, size);
      let first = eldest;
      let firstTime = keys[2 * eldest] ?? 0;
      let firstOrder = keys[2 * eldest + 1] ?? 0;
      for (let child = eldest + 1; child < end; child++) {
        const childTime = keys[2 * child] ?? 0;
        if (childTime > firstTime) continue;
        const childOrder = keys[2 * child + 1] ?? 0;
        if (childTime === firstTime && childOrder > firstOrder) continue;
        first = child;
        firstTime = childTime;
        firstOrder = childOrder;
      }
      if (time < firstTime || (time === firstTime && order < firstOrder)) break;
      keys[2 * at] = firstTime;
      keys[2 * at + 1] = firstOrder;
      slots[at] = slots[first] ?? 0;
      at = first;
    }
    keys[2 * at] = time;
    keys[2 * at + 1] = order;
    slots[at] = slot;
  }

  #sweep(): void {
    const keys = this.#keys;
    const slots = this.#slots;
    let kept = 0;
    for (let i = 0; i < this.#size; i++) {
      const slot = slots[i] ?? 0;
      if (this.#waiters[slot] === undefined) {
        this.#free.push(slot);
        continue;
      }
      keys[2 * kept] = keys[2 * i] ?? 0;
      keys[2 * kept + 1] = keys[2 * i + 1] ?? 0;
      slots[kept++] = slot;
    }
    this.#size = kept;
    this.#dead = 0;
    for (let i = Math.ceil(kept / ARITY) - 1; i >= 0; i--) {
      this.#siftDown(i, keys[2 * i] ?? 0, keys[2 * i + 1] ?? 0, slots[i] ?? 0);
    }
  }

  #grow(): void {
    this.#capacity = Math.ceil(this.#capacity * GROWTH);
    const keys = new Float64Array(2 * this.#capacity);
    const slots = new Int32Array(this.#capacity);
    keys.set(this.#keys);
    slots.set(this.#slots);
    this.#keys = keys;
    this.#slots = slots;
  }
}
