import { formatDuration } from '../model/units.ts';
import type { Outlet } from './streams.ts';

const REDRAW_MS = 250;
const LINE_MS = 30_000;

/** Where a study of many days stands, on stderr. */
export interface StudyProgress {
  readonly tell: (done: number, total: number) => void;
  readonly say: (text: string) => void;
  readonly end: () => void;
}

/**
 * Days done of all and the wall time left, from the pace so far: in a terminal in place, else a
 * line for the first day and one per 30 s.
 */
export function studyProgress(
  stderr: Outlet,
  now: () => number = () => performance.now(),
): StudyProgress {
  const animated = stderr.isTTY === true;
  const began = now();
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    tell: (done, total) => {
      const at = now();
      if (done < total && at - last < (animated ? REDRAW_MS : LINE_MS)) return;
      last = at;
      const left = ((at - began) / done) * (total - done) * 1e3;
      const rest = done < total ? `, about ${formatDuration(left)} left` : '';
      const text = `${done} of ${total} days simulated${rest}`;
      stderr.write(animated ? `\r\u001b[K${text}` : `peakday  ${text}\n`);
      shown = animated;
    },
    say: (text) => {
      clear();
      stderr.write(`peakday  ${text}\n`);
    },
    end: clear,
  };
}
