import { storeOf } from '../../src/model/store-of.ts';
import { BoundedMap } from '../bounded-map.ts';
import type { Incoming } from './exchange.ts';

/** Who sent a request, and the how-many-th of theirs it is. */
export interface Caller {
  readonly device: string;
  readonly ordinal: number;
  /** The store of a device path such as `store/0417/till/3`. */
  readonly store: string | undefined;
}

/** Clients without device headers that are counted apart. */
const CLIENTS = 10_000;
/** Characters of a device's name that are kept. */
const LONGEST = 128;

/** Reads the fleet's headers; other clients are told apart by user agent and counted here. */
export class CallerBook {
  readonly #counts = new BoundedMap<string, number>(CLIENTS);

  identify({ header }: Incoming): Caller {
    const named = header('peakday-device') ?? header('user-agent') ?? 'anonymous';
    const device = named.length > LONGEST ? named.slice(0, LONGEST) : named;
    const sent = header('peakday-ordinal');
    const ordinal = sent === undefined ? Number.NaN : Number(sent);
    const valid = Number.isSafeInteger(ordinal) && ordinal >= 0;
    return { device, ordinal: valid ? ordinal : this.#next(device), store: storeOf(device) };
  }

  #next(device: string): number {
    const ordinal = this.#counts.get(device) ?? 0;
    this.#counts.set(device, ordinal + 1);
    return ordinal;
  }
}
