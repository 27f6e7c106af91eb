import type { Phase } from './agenda.ts';
import type { Task } from './task.ts';

/** Something that waits for one effect's answer: a task, or a branch of its race. */
export interface Waiter {
  /** Called once, by the agenda, with the answer. */
  settle(answer: unknown): void;
}

/** What pools, mailboxes and doors need of the kernel: to resume a waiter in its turn. */
export interface Turns {
  /** Resumes the waiter at the present instant, in the completion phase. */
  resume(waiter: Waiter, answer: unknown): number;
  /** Takes such a turn back, before it came. */
  cancelTurn(turn: number): void;
}

/** What starting an effect gives when it did not end at once. */
export const SUSPENDED: unique symbol = Symbol('suspended');

/** A started effect that has not ended: a place in a line, a call, branches. */
export interface Pending {
  /** Whether being late is made up for while it lasts; a call makes a task late. */
  readonly idle: boolean;
  /** Takes everything back that starting the effect left behind. */
  renege(): void;
}

/** Who waits for an effect: a task, or one branch of a task's race or all. */
export interface EffectWaiter extends Waiter {
  /** What it waits for; a number is a timer's handle in the agenda. */
  pending: Pending | number | undefined;
  readonly phase: Phase;
  /** The task in whose name it waits. */
  readonly owner: Task;
}
