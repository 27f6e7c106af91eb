/** Below it sums of whole numbers are exact in a double, with room for one more addend. */
const CARRY = 2 ** 50;

/** A sum of whole numbers below 2^50 each, exact however long it grows. */
class ExactSum {
  #low = 0;
  #high = 0;

  add(value: number): void {
    this.#low += value;
    if (this.#low < CARRY) return;
    this.#low -= CARRY;
    this.#high++;
  }

  equals(other: ExactSum): boolean {
    return this.#low === other.#low && this.#high === other.#high;
  }

  /** To show; exact up to 2^53. */
  get about(): number {
    return this.#high * CARRY + this.#low;
  }
}

/**
 * Two books on those who stay somewhere, kept apart from each other: how many were inside, over
 * time, from who came and went; and how long each stayed, by their own account. Little's law
 * (Little 1961), L = λW, says that over a whole run both come to the same: ∫N dt = ΣW.
 */
export class StayBook {
  readonly name: string;
  #inside = 0;
  #came = 0;
  #since_us: number;
  readonly #area = new ExactSum();
  #stays = 0;
  readonly #stayed = new ExactSum();

  /** @param start_us business instant at which it is opened, with nobody inside */
  constructor(name: string, start_us: number) {
    this.name = name;
    this.#since_us = start_us;
  }

  enter(now_us: number): void {
    this.#reach(now_us);
    this.#inside++;
    this.#came++;
  }

  leave(now_us: number): void {
    this.#reach(now_us);
    this.#inside--;
  }

  /** Somebody says how long she stayed, until she left or the run ended. */
  stayed(stay_us: number): void {
    this.#stays++;
    this.#stayed.add(stay_us);
  }

  /** What is wrong with the books at the end of the run; `undefined` when they agree. */
  mistake(end_us: number): string | undefined {
    this.#reach(end_us);
    if (this.#stays === this.#came && this.#area.equals(this.#stayed)) return undefined;
    const book = (count: number, sum: ExactSum): string => `${count} in ${sum.about} µs`;
    const counted = book(this.#came, this.#area);
    return `${this.name}: counted ${counted}, by their own account ${book(this.#stays, this.#stayed)}`;
  }

  #reach(now_us: number): void {
    this.#area.add(this.#inside * (now_us - this.#since_us));
    this.#since_us = now_us;
  }
}
