/**
 * A line of waiting things with a place at both ends: new ones join at the back, those that
 * came back go to the front. Amortised O(1); the space of what left is given back.
 */
export class WaitingLine<T> {
  /** Latest first: what came back stands before everything else. */
  #front: T[] = [];
  #back: T[] = [];
  #head = 0;

  join(item: T): void {
    this.#back.push(item);
  }

  comeBack(item: T): void {
    this.#front.push(item);
  }

  peek(): T | undefined {
    return this.#front.length > 0 ? this.#front[this.#front.length - 1] : this.#back[this.#head];
  }

  leave(): T | undefined {
    if (this.#front.length > 0) return this.#front.pop();
    const item = this.#back[this.#head];
    if (item === undefined) return undefined;
    this.#head++;
    if (this.#head > 1024 && this.#head * 2 > this.#back.length) {
      this.#back = this.#back.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }
}
