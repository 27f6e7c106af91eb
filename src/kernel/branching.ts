import type { Phase } from './agenda.ts';
import type { Branches, Effect } from './effects.ts';
import type { Kernel } from './kernel.ts';
import type { Task } from './task.ts';
import { type EffectWaiter, type Pending, SUSPENDED } from './waiter.ts';

/** How effects are started: the runners, handed in to keep imports acyclic. */
export type Start = (kernel: Kernel, effect: Effect<unknown>, waiter: EffectWaiter) => unknown;

/** Given the branch that just ended: the whole's answer, or SUSPENDED while it is not decided. */
export type Decide = (key: string, answer: unknown, pending: number) => unknown;

/** The first branch to end decides: `race`. */
export const firstToEnd = (): Decide => (key, value) => ({ key, value });

/** The last branch to end decides, with every answer in order: `all`. */
export const everyOne = (): Decide => {
  const answers: unknown[] = [];
  return (key, answer, pending) => {
    answers[Number(key)] = answer;
    return pending === 0 ? answers : SUSPENDED;
  };
};

class Branch implements EffectWaiter {
  pending: Pending | number | undefined;
  isOpen = true;
  readonly phase: Phase;
  readonly owner: Task;
  readonly key: string;
  readonly #whole: Branching;

  constructor(whole: Branching, waiter: EffectWaiter, key: string) {
    this.#whole = whole;
    this.phase = waiter.phase;
    this.owner = waiter.owner;
    this.key = key;
  }

  settle(answer: unknown): void {
    this.#whole.branchEnded(this, answer);
  }
}

/** The branches of one race or all. */
export class Branching implements Pending {
  readonly #kernel: Kernel;
  readonly #waiter: EffectWaiter;
  readonly #effects: Branches;
  readonly #start: Start;
  readonly #decide: Decide;
  readonly #branches: Branch[] = [];

  constructor(
    kernel: Kernel,
    waiter: EffectWaiter,
    effects: Branches,
    start: Start,
    decide: Decide,
  ) {
    this.#kernel = kernel;
    this.#waiter = waiter;
    this.#effects = effects;
    this.#start = start;
    this.#decide = decide;
  }

  get idle(): boolean {
    return true;
  }

  start(): unknown {
    const keys = Object.keys(this.#effects);
    let unstarted = keys.length;
    for (const key of keys) {
      const effect = this.#effects[key];
      unstarted--;
      if (effect === undefined) continue;
      const branch = new Branch(this, this.#waiter, key);
      this.#branches.push(branch);
      const answer = this.#start(this.#kernel, effect, branch);
      if (answer === SUSPENDED) continue;
      branch.isOpen = false;
      const decided = this.#decide(key, answer, this.#countOpen() + unstarted);
      if (decided === SUSPENDED) continue;
      this.renege();
      return decided;
    }
    this.#waiter.pending = this;
    return keys.length === 0 ? [] : SUSPENDED;
  }

  branchEnded(branch: Branch, answer: unknown): void {
    branch.isOpen = false;
    const decided = this.#decide(branch.key, answer, this.#countOpen());
    if (decided === SUSPENDED) return;
    this.renege();
    this.#waiter.settle(decided);
  }

  /** Cancels what is pending, in declared order. */
  renege(): void {
    for (const branch of this.#branches) {
      if (!branch.isOpen) continue;
      branch.isOpen = false;
      this.#kernel.takeBack(branch.pending);
    }
  }

  #countOpen(): number {
    let open = 0;
    for (const { isOpen } of this.#branches) if (isOpen) open++;
    return open;
  }
}
