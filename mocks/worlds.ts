import { World, type WorldConfig } from './world.ts';

/** Lanes at one time; one more is refused, since forgetting a lane would lose a vendor's state. */
export const LANES = 256;

/** The lane of requests that name none. */
export const MAIN = 'main';

/** What is asked for a lane's world. */
export interface LaneSource {
  /** The lane's world, made at first use; undefined when there is no room for another lane. */
  of(lane: string): World | undefined;
}

/** The world of every lane, made when a lane is first named. */
export class Worlds implements LaneSource {
  readonly config: WorldConfig;
  readonly #worlds = new Map<string, World>();

  constructor(config: WorldConfig) {
    this.config = config;
    this.of(MAIN);
  }

  of(lane: string): World | undefined {
    const known = this.#worlds.get(lane);
    if (known !== undefined || this.#worlds.size >= LANES) return known;
    const world = new World(this.config, lane);
    this.#worlds.set(lane, world);
    return world;
  }

  /** A lane that has been named before. */
  known(lane: string): World | undefined {
    return this.#worlds.get(lane);
  }

  /** Every lane named so far, oldest first. */
  all(): readonly World[] {
    return [...this.#worlds.values()];
  }
}
