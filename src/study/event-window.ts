import { Ask, type Effect, Until, Wait } from '../kernel/effects.ts';
import type { Observed, Observer } from '../kernel/observer.ts';
import type { Ended } from '../kernel/task.ts';
import type { Fact, Tally } from '../model/facts.ts';
import { formatDuration, formatTimeOfDay } from '../model/units.ts';

/** One event of a run, in words. */
export interface ToldEvent {
  /** Its number in the run, from 1. */
  readonly nth: number;
  readonly at_us: number;
  readonly text: string;
}

/** Tells the events of a run in words, from one number to another, and forgets the rest. */
export class EventWindow implements Observer {
  readonly events: ToldEvent[] = [];
  readonly #after: number;
  readonly #by: number;
  #count = 0;

  /** Keeps the events numbered `after + 1` to `by`. */
  constructor(after: number, by: number) {
    this.#after = after;
    this.#by = by;
  }

  /** Whether the last event wanted has happened. */
  get isFull(): boolean {
    return this.#count >= this.#by;
  }

  spawned(at_us: number, { path }: Observed): void {
    this.#keep(at_us, () => `${path} begins`);
  }

  awaits(at_us: number, { path }: Observed, effect: Effect<unknown>): void {
    this.#keep(at_us, () => `${path} ${describe(effect)}`);
  }

  ended(at_us: number, { path }: Observed, ended: Ended<unknown>): void {
    this.#keep(at_us, () =>
      ended.how === 'done' ? `${path} ends` : `${path} is cancelled: ${ended.reason}`,
    );
  }

  noted(at_us: number, noted: Fact | Tally): void {
    this.#keep(at_us, () => {
      const { name, rest } = split(noted);
      return `noted ${name}${rest === '{}' ? '' : ` ${rest}`}`;
    });
  }

  #keep(at_us: number, tell: () => string): void {
    const nth = ++this.#count;
    if (nth > this.#after && nth <= this.#by) this.events.push({ nth, at_us, text: tell() });
  }
}

function split(noted: Fact | Tally): { readonly name: string; readonly rest: string } {
  if ('fact' in noted) {
    const { fact, ...rest } = noted;
    return { name: fact, rest: JSON.stringify(rest) };
  }
  const { tally, ...rest } = noted;
  return { name: tally, rest: JSON.stringify(rest) };
}

function describe(effect: Effect<unknown>): string {
  if (effect instanceof Wait) return `waits ${exact(effect.duration_us)}`;
  if (effect instanceof Until) return `waits until ${formatInstant(effect.at_us)}`;
  if (effect instanceof Ask) return `asks ${effect.operation}`;
  return {
    hold: 'queues for something to hold',
    take: 'waits for a message',
    join: 'waits for a task',
    race: 'waits for the first of several',
    all: 'waits for several',
  }[effect.kind as 'hold' | 'take' | 'join' | 'race' | 'all'];
}

/** A duration to the microsecond: what differs may be the last digit. */
const exact = (duration_us: number): string => `${formatDuration(duration_us)} (${duration_us} µs)`;

/** `15:03:12.345678` */
export const formatInstant = (at_us: number): string => {
  const whole_us = Math.floor(at_us / 1e6) * 1e6;
  const clock = formatTimeOfDay(whole_us);
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  return `${seconds}.${String(Math.round(at_us - whole_us)).padStart(6, '0')}`;
};
