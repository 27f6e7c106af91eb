import { Branching, everyOne, firstToEnd } from './branching.ts';
import type { All, Ask, Effect, Hold, Join, Race, Take, Until, Wait } from './effects.ts';
import type { Kernel } from './kernel.ts';
import { TakeRequest } from './mailbox.ts';
import { PendingCall } from './pending-call.ts';
import { HoldRequest } from './pool.ts';
import { type EffectWaiter, SUSPENDED } from './waiter.ts';

/** Gives the answer, or SUSPENDED with the waiter's `pending` set, and settles it later. */
type Runner<E> = (kernel: Kernel, effect: E, waiter: EffectWaiter) => unknown;

/** One runner an effect; the type makes the map exhaustive. */
const RUNNERS: {
  wait: Runner<Wait>;
  until: Runner<Until>;
  ask: Runner<Ask>;
  hold: Runner<Hold>;
  take: Runner<Take>;
  join: Runner<Join>;
  race: Runner<Race>;
  all: Runner<All>;
} = {
  wait(kernel, effect, waiter) {
    const slept_us =
      waiter === waiter.owner
        ? kernel.credited(waiter.owner, effect.duration_us)
        : effect.duration_us;
    waiter.pending = kernel.agenda.add(kernel.now + slept_us, waiter.phase, waiter, undefined);
    return SUSPENDED;
  },
  until(kernel, effect, waiter) {
    if (effect.at_us <= kernel.now) return undefined;
    waiter.owner.debt_us = 0;
    waiter.pending = kernel.agenda.add(effect.at_us, waiter.phase, waiter, undefined);
    return SUSPENDED;
  },
  ask(kernel, effect, waiter) {
    const call = new PendingCall(kernel, effect, waiter);
    waiter.pending = call;
    kernel.ports.services.call(call);
    return SUSPENDED;
  },
  hold(kernel, effect, waiter) {
    const given = effect.pool.request(waiter, effect.need, kernel);
    if (!(given instanceof HoldRequest)) return given;
    waiter.pending = given;
    return SUSPENDED;
  },
  take(kernel, effect, waiter) {
    const given = effect.mailbox.request(waiter, kernel);
    if (!(given instanceof TakeRequest)) return given.message;
    waiter.pending = given;
    return SUSPENDED;
  },
  join(_kernel, effect, waiter) {
    if (effect.task.ended !== undefined) return effect.task.ended;
    waiter.pending = effect.task.addJoiner(waiter);
    return SUSPENDED;
  },
  race: (kernel, effect, waiter) =>
    new Branching(kernel, waiter, effect.branches, startEffect, firstToEnd()).start(),
  all(kernel, effect, waiter) {
    const branches = Object.fromEntries(effect.effects.entries());
    return new Branching(kernel, waiter, branches, startEffect, everyOne()).start();
  },
};

/** Starts an effect: its answer, or SUSPENDED when the waiter is settled later. */
export function startEffect(
  kernel: Kernel,
  effect: Effect<unknown>,
  waiter: EffectWaiter,
): unknown {
  const run = RUNNERS[effect.kind] as Runner<Effect<unknown>>;
  return run(kernel, effect, waiter);
}
