import type { Snapshot } from './metric.ts';
import { type PushTarget, push } from './push.ts';

/** Longest pause after failures in a row. */
const PAUSE_MS = 30_000;

/** Sends snapshots to one place, one at a time; one that comes while another is under way is left out. */
export class Pusher {
  readonly #target: PushTarget;
  readonly #body: (snapshot: Snapshot) => string | Uint8Array;
  readonly #say: (text: string) => void;
  #underWay: Promise<void> | undefined;
  #failuresInRow = 0;
  #resume_ms = 0;
  #sent = 0;
  #failed = 0;

  /** @param say gets the first failure of a row, and that it is over */
  constructor(
    target: PushTarget,
    body: (snapshot: Snapshot) => string | Uint8Array,
    say: (text: string) => void,
  ) {
    this.#target = target;
    this.#body = body;
    this.#say = say;
  }

  /** Totals are cumulative, so that what is left out here comes with the next snapshot. */
  offer(snapshot: Snapshot): void {
    if (this.#underWay !== undefined || snapshot.at_ms < this.#resume_ms) return;
    this.#underWay = this.#send(snapshot, this.#body(snapshot)).finally(() => {
      this.#underWay = undefined;
    });
  }

  /** Sends the last snapshot, and after it what closes the series where the protocol has that. */
  async finish(snapshot: Snapshot, closing?: Uint8Array): Promise<void> {
    await this.#underWay;
    await this.#send(snapshot, this.#body(snapshot));
    if (closing !== undefined && this.#failuresInRow === 0) await push(this.#target, closing);
    if (this.#failed > 0) {
      const all = this.#sent + this.#failed;
      this.#say(`${this.#target.name}: ${this.#failed} of ${all} exports were not taken`);
    }
  }

  async #send(snapshot: Snapshot, body: string | Uint8Array): Promise<void> {
    const why = await push(this.#target, body);
    if (why === undefined) {
      this.#sent++;
      if (this.#failuresInRow > 0) this.#say(`${this.#target.name}: exports are taken again`);
      this.#failuresInRow = 0;
      return;
    }
    this.#failed++;
    this.#failuresInRow++;
    this.#resume_ms = snapshot.at_ms + Math.min(PAUSE_MS, 1000 * 2 ** (this.#failuresInRow - 1));
    if (this.#failuresInRow === 1) {
      this.#say(`${this.#target.name}: ${this.#target.url} does not take exports: ${why}`);
    }
  }
}
