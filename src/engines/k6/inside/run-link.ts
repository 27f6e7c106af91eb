import type { FaultOrder } from '../../../model/fault-order.ts';
import type { Errand } from '../../wall/surroundings.ts';
import type { Orders } from '../lines.ts';
import type { Outlet } from './line-sink.ts';

/** How often a shard speaks with its run. */
const EVERY_MS = 500;
const LIMIT_MS = 5000;
/** A run that was there and has been silent for so long is gone. */
const SILENCE_MS = 30_000;
/** Characters kept for a collector that does not answer; beyond, and at the end, they are printed. */
const KEPT = 16e6;

/** What a link is made with. */
export interface RunLinkOptions {
  readonly url: string;
  readonly shard: number;
  /** Whether lines go this way, to a collector; otherwise only orders come. */
  readonly pushes: boolean;
  /** What the collector wants to hear. */
  readonly token: string | undefined;
  readonly errand: Errand;
  readonly print: Outlet;
  readonly stop: () => void;
  readonly obey: (order: FaultOrder) => void;
}

/**
 * A shard's word with its run: its lines go, orders come. A line is told once: each parcel says
 * how many came before it, so that one that is sent again is not counted again.
 */
export class RunLink {
  readonly #options: RunLinkOptions;
  #waiting: string[] = [];
  #length = 0;
  #told = 0;
  #obeyed = 0;
  #heard_ms = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #talking: Promise<void> | undefined;
  #closed = false;

  constructor(options: RunLinkOptions) {
    this.#options = options;
    this.#wind();
  }

  /** Takes lines to tell. */
  write(lines: string): void {
    if (!this.#options.pushes || this.#closed || this.#length > KEPT) {
      this.#options.print(lines);
      return;
    }
    this.#waiting.push(lines);
    this.#length += lines.length;
  }

  /** Tells what is left; what nobody takes is printed. */
  async close(): Promise<void> {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    await this.#talking;
    this.#closed = true;
    for (let tries = 0; tries < 3 && this.#waiting.length > 0; tries++) await this.#talk();
    for (const lines of this.#waiting) this.#options.print(lines);
    this.#waiting = [];
  }

  #wind(): void {
    this.#timer = setTimeout(() => {
      this.#talking = this.#talk().then(() => {
        if (!this.#closed) this.#wind();
      });
    }, EVERY_MS);
  }

  async #talk(): Promise<void> {
    const { url, shard, token, errand, stop } = this.#options;
    const parcel = this.#waiting.slice();
    try {
      const answer = await errand(
        {
          method: 'POST',
          url: `${url}/shards/${shard}?told=${this.#told}`,
          headers: {
            'content-type': 'application/x-ndjson',
            ...(token !== undefined && { 'peakday-token': token }),
          },
          body: parcel.join(''),
        },
        LIMIT_MS,
      );
      if (answer.status !== 200) return;
      this.#heard_ms = Date.now();
      this.#taken(parcel);
      this.#hear(JSON.parse(answer.body) as Orders);
    } catch {
      // A collector may come back; a run of this machine that is gone takes its shards with it.
      if (!this.#options.pushes && Date.now() - this.#heard_ms > SILENCE_MS) stop();
    }
  }

  #taken(parcel: readonly string[]): void {
    this.#waiting = this.#waiting.slice(parcel.length);
    for (const lines of parcel) {
      this.#length -= lines.length;
      this.#told += lines.split('\n').length - 1;
    }
  }

  #hear({ stop, faults }: Orders): void {
    for (const order of faults.slice(this.#obeyed)) this.#options.obey(order);
    this.#obeyed = faults.length;
    if (stop) this.#options.stop();
  }
}
