import type { Progress } from '../engines/wall/progress.ts';
import type { Plan } from '../model/plan.ts';
import { formatTimeOfDay } from '../model/units.ts';
import { formatProgress } from './format-progress.ts';
import { type Outlet, painter, type Streams, wantsColor, widthOf } from './streams.ts';

const REDRAW_MS = 100;
const LINE_EVERY_MS = 30_000;
/** Snapshots this far apart give the requests per second. */
const RATE_MS = 1000;

/**
 * Where a rehearsal stands, on stderr. In a terminal a fixed area at the bottom, redrawn at most
 * every 100 ms and never while the terminal is behind; elsewhere one line per phase and one per
 * 30 s. It has no timer: it draws when it is given a snapshot, so it cannot delay the load.
 */
export class ProgressWindow {
  readonly #outlet: Outlet;
  readonly #animated: boolean;
  readonly #color: boolean;
  readonly #now: () => number;
  #plan: Plan | undefined;
  #lines = 0;
  #drawn = Number.NEGATIVE_INFINITY;
  #phase: Progress['phase'] | undefined;
  #rateFrom: Progress | undefined;
  #rate = 0;

  constructor(outlet: Outlet, env: Streams['env'], now: () => number = () => performance.now()) {
    this.#outlet = outlet;
    this.#animated = outlet.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'];
    this.#color = wantsColor(outlet, env);
    this.#now = now;
  }

  /** A line that stays, above the window. */
  say(text: string): void {
    this.#outlet.write(`${this.#erase()}${painter(this.#color)('dim', 'peakday')}  ${text}\n`);
  }

  /** What is about to be rehearsed. */
  begin(plan: Plan): void {
    this.#plan = plan;
  }

  update(progress: Progress): void {
    if (this.#plan === undefined) return;
    this.#measureRate(progress);
    const now = this.#now();
    const newPhase = progress.phase !== this.#phase;
    this.#phase = progress.phase;
    if (!this.#animated) {
      if (newPhase || now - this.#drawn >= LINE_EVERY_MS) this.#sayLine(progress, now);
    } else if (now - this.#drawn >= REDRAW_MS && this.#outlet.writableNeedDrain !== true) {
      this.#redraw(progress, now);
    }
  }

  /** Removes the window; lines that were said stay. */
  close(): void {
    if (this.#lines > 0) this.#outlet.write(this.#erase());
  }

  #measureRate(progress: Progress): void {
    const from = this.#rateFrom;
    const elapsed_us = from === undefined ? 0 : progress.wall_us - from.wall_us;
    if (from !== undefined && elapsed_us < RATE_MS * 1e3) return;
    if (from !== undefined) this.#rate = ((progress.issued - from.issued) * 1e6) / elapsed_us;
    this.#rateFrom = progress;
  }

  #sayLine(progress: Progress, now: number): void {
    const { phase, at_us, issued, failed, salesDone, salesLost } = progress;
    const done = `${Math.floor(progress.done * 100)} %`;
    this.say(
      `${phase}: ${formatTimeOfDay(at_us)} business, ${done}, ${issued} requests, ${failed} failed,` +
        ` ${salesDone} sales, ${salesLost} lost`,
    );
    this.#drawn = now;
  }

  #redraw(progress: Progress, now: number): void {
    if (this.#plan === undefined) return;
    const view = { color: this.#color, width: widthOf(this.#outlet), rate: this.#rate };
    const lines = formatProgress(this.#plan, progress, view);
    this.#outlet.write(`${this.#erase()}${lines.join('\n')}\n`);
    this.#lines = lines.length;
    this.#drawn = now;
  }

  /** Moves to the top of the window and clears downwards. */
  #erase(): string {
    const sequence = this.#lines === 0 ? '' : `\u001b[${this.#lines}F\u001b[0J`;
    this.#lines = 0;
    return sequence;
  }
}
