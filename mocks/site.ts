import type { ObservedExchange } from './wire/exchange-writer.ts';
import { HarRecorder } from './wire/har-recorder.ts';
import { Journal } from './wire/journal.ts';
import type { OwnLag } from './wire/own-lag.ts';
import type { WorldConfig } from './world.ts';
import { Worlds } from './worlds.ts';

/** What a set of mock systems is set up with. */
export interface SiteConfig extends WorldConfig {
  /** Told of every exchange as it ends. */
  readonly onExchange?: (exchange: ObservedExchange) => void;
  /** Keep the last whole exchanges, to be had as HAR; off unless told. */
  readonly record?: boolean;
  /** How late this thread is, where that is watched. */
  readonly lag?: OwnLag;
}

/** What all systems that were started together share: the lanes' worlds and the journal. */
export interface Site {
  readonly worlds: Worlds;
  readonly journal: Journal;
  readonly onExchange: ((exchange: ObservedExchange) => void) | undefined;
  readonly recorder: HarRecorder | undefined;
  readonly lag: OwnLag | undefined;
}

/** A site with the lane `main`, an empty journal, and nothing that listens yet. */
export const makeSite = ({ onExchange, record, lag, ...config }: SiteConfig): Site => ({
  worlds: new Worlds(config),
  journal: new Journal(),
  onExchange,
  recorder: record === true ? new HarRecorder() : undefined,
  lag,
});

/** Makes a lane as new: empty domains, no faults, counters at zero. */
export function resetLane({ worlds, journal, recorder }: Site, lane: string): void {
  worlds.known(lane)?.reset();
  journal.clear(lane);
  recorder?.clear(lane);
}
