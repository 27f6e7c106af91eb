import type { Operation, Operations } from '../model/operations.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Micros } from '../model/units.ts';
import type { Door } from './door.ts';
import type { Mailbox } from './mailbox.ts';
import type { Lease, Need, Pool } from './pool.ts';
import type { Ended, Task } from './task.ts';

/** What an engine answers in place of `undefined`, which is how `yield*` asks for the effect. */
export const NOTHING: unique symbol = Symbol('nothing');

/**
 * What a behaviour may suspend on, and nothing else. An effect is frozen data: it says what to
 * wait for and an engine does the waiting. Each effect is its own iterator and its own first
 * iterator result, so that `const reply = yield* ask(...)` infers the reply's type at the cost of
 * one object; having no state, it may be yielded again, and by many.
 */
export abstract class Effect<out R> {
  abstract readonly kind: EffectKind;

  /** As the iterator's first result: it is not over, there is this effect to wait for. */
  get done(): boolean {
    return false;
  }

  get value(): this {
    return this;
  }

  [Symbol.iterator](): Iterator<Effect<unknown>, R, unknown> {
    return this as unknown as Iterator<Effect<unknown>, R, unknown>;
  }

  /** First call, of `yield*`: hands itself to the engine. Second: carries the answer out. */
  next(answer: unknown): { readonly done: boolean; readonly value: unknown } {
    if (answer === undefined) return this;
    return { done: true, value: answer === NOTHING ? undefined : answer };
  }

  /** A behaviour is never resumed with an exception: what fails is a value. */
  throw(cause: unknown): never {
    throw cause;
  }

  return(value: unknown): { readonly done: boolean; readonly value: unknown } {
    return { done: true, value };
  }
}

/** A behaviour: a pure generator function's body, yielding effects. */
export type Behaviour<R = void> = Generator<Effect<unknown>, R, unknown>;

/** The eight effects, by name. */
export type EffectKind = 'wait' | 'until' | 'ask' | 'hold' | 'take' | 'join' | 'race' | 'all';

/** Suspends for a duration of business time; see `wait`. */
export class Wait extends Effect<void> {
  readonly duration_us: number;
  constructor(duration_us: number) {
    super();
    this.duration_us = duration_us;
  }
  get kind(): 'wait' {
    return 'wait';
  }
}

/** Suspends to a business instant; see `until`. */
export class Until extends Effect<void> {
  readonly at_us: number;
  constructor(at_us: number) {
    super();
    this.at_us = at_us;
  }
  get kind(): 'until' {
    return 'until';
  }
}

/** Who calls, and how long the caller will wait. */
export interface AskOptions {
  /** Path of the calling device, e.g. `store/0417/till/3`; the task's own path by default. */
  readonly from?: string;
  /** Upper limit of the whole call, retries included; wall clock. The policy's own by default. */
  readonly within?: Micros;
}

/** A service call; see `ask`. */
export class Ask<K extends Operation = Operation> extends Effect<Outcome<Operations[K]['reply']>> {
  readonly operation: K;
  readonly request: Operations[K]['request'];
  readonly options: AskOptions;
  constructor(operation: K, request: Operations[K]['request'], options: AskOptions) {
    super();
    this.operation = operation;
    this.request = request;
    this.options = options;
  }
  get kind(): 'ask' {
    return 'ask';
  }
}

/** A claim on a pool; see `hold`. */
export class Hold<Item = unknown> extends Effect<Lease<Item>> {
  readonly pool: Pool<Item>;
  readonly need: Need<Item>;
  constructor(pool: Pool<Item>, need: Need<Item>) {
    super();
    this.pool = pool;
    this.need = need;
  }
  get kind(): 'hold' {
    return 'hold';
  }
}

/** A message or the opening of a door; see `take`. */
export class Take<Message = unknown> extends Effect<Message> {
  readonly mailbox: Mailbox<Message> | Door;
  constructor(mailbox: Mailbox<Message> | Door) {
    super();
    this.mailbox = mailbox;
  }
  get kind(): 'take' {
    return 'take';
  }
}

/** The end of another task; see `join`. */
export class Join<R = unknown> extends Effect<Ended<R>> {
  readonly task: Task<R>;
  constructor(task: Task<R>) {
    super();
    this.task = task;
  }
  get kind(): 'join' {
    return 'join';
  }
}

/** Effects by the names a race tells them apart by. */
export type Branches = Readonly<Record<string, Effect<unknown>>>;
/** The branch that ended first, and its answer. */
export type Won<B extends Branches> = {
  readonly [K in keyof B]: {
    readonly key: K;
    readonly value: B[K] extends Effect<infer R> ? R : never;
  };
}[keyof B];

/** The first of several; see `race`. */
export class Race<B extends Branches = Branches> extends Effect<Won<B>> {
  readonly branches: B;
  constructor(branches: B) {
    super();
    this.branches = branches;
  }
  get kind(): 'race' {
    return 'race';
  }
}

/** What each of several effects answers, in their order. */
export type Answers<E extends readonly Effect<unknown>[]> = {
  readonly [I in keyof E]: E[I] extends Effect<infer R> ? R : never;
};

/** All of several; see `all`. */
export class All<E extends readonly Effect<unknown>[] = readonly Effect<unknown>[]> extends Effect<
  Answers<E>
> {
  readonly effects: E;
  constructor(effects: E) {
    super();
    this.effects = effects;
  }
  get kind(): 'all' {
    return 'all';
  }
}

/**
 * Resumes after a business duration. In a compressed run the wait is shortened by the latency
 * debt of the task's earlier calls (decision 0005), so that rates stay true.
 */
export const wait = (duration_us: number): Wait => new Wait(duration_us);

/** Resumes at a business instant, or at once when it has passed. */
export const until = (at_us: number): Until => new Until(at_us);

/**
 * Calls a service; resumes with the outcome, whatever it is. Cancelling the task forgets the
 * answer but does not unsend the request.
 */
export const ask = <K extends Operation>(
  operation: K,
  request: Operations[K]['request'],
  options: AskOptions = {},
): Ask<K> => new Ask(operation, request, options);

/** Resumes with a lease on an item of the pool, first come first served; cancelling reneges. */
export const hold = <Item>(pool: Pool<Item>, need: Need<Item> = {}): Hold<Item> =>
  new Hold(pool, need);

/** Resumes with the next message; of a door, when it is open. */
export function take<Message>(mailbox: Mailbox<Message>): Take<Message>;
export function take(door: Door): Take<void>;
export function take(source: Mailbox<unknown> | Door): Take<unknown> {
  return new Take(source);
}

/** Resumes when the task has ended, with how it ended. Cancelling the joiner leaves it be. */
export const join = <R>(task: Task<R>): Join<R> => new Join(task);

/**
 * Resumes with the first branch to end; the others are cancelled in declared order. A branch
 * that can end at once wins before later ones start.
 */
export const race = <const B extends Branches>(branches: B): Race<B> => new Race(branches);

/** Resumes when every effect has ended, with the answers in order; `all([])` at once. */
export const all = <const E extends readonly Effect<unknown>[]>(effects: E): All<E> =>
  new All(effects);
