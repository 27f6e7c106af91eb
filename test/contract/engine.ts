import type { Behaviour } from '../../src/kernel/effects.ts';
import type { Me } from '../../src/kernel/task.ts';
import type { Operation } from '../../src/model/operations.ts';
import type { Outcome } from '../../src/model/outcome.ts';

/** One thing a behaviour under test did, with its business instant. */
export interface Step {
  readonly what: string;
  readonly at_us: number;
}

/** What a scripted service answers: after a wall latency, an outcome without its figures. */
export interface Answer {
  readonly after_us: number;
  readonly outcome:
    | { readonly kind: 'ok'; readonly body: unknown }
    | { readonly kind: 'refused' | 'reset' | 'timeout' }
    | { readonly kind: 'status'; readonly status: number }
    | { readonly kind: 'malformed'; readonly reason: string };
}

/** A log that behaviours write to, and the handle to run more of them. */
export interface Bench {
  log(what: string): void;
  spawn(path: string, behaviour: (me: Me) => Behaviour<unknown>): void;
}

/** Any engine that wants to pass the effects' contract: it runs behaviours to their end. */
export interface EngineUnderTest {
  readonly name: string;
  /** Instants may be late by this much (wall clocks are); order never differs. */
  readonly tolerance_us: number;
  run(
    set: (bench: Bench) => void,
    services?: (operation: Operation, nth: number) => Answer,
  ): Promise<readonly Step[]>;
}

/** Adds the figures every outcome carries. */
export const complete = (answer: Answer): Outcome<never> =>
  ({
    status: 200,
    latencyWall_us: answer.after_us,
    attempts: 1,
    ...answer.outcome,
  }) as Outcome<never>;
