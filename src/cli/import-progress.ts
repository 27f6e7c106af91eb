import type { Outlet } from './streams.ts';

const REDRAW_MS = 250;
const LINE_MS = 30_000;

/** Tells how far a file was read: in a terminal in place, else a line per phase or per 30 s. */
export function importProgress(
  stderr: Outlet,
  file: string,
): { readonly tell: (reading: 1 | 2, share: number) => void; readonly end: () => void } {
  const live = stderr.isTTY === true;
  let last = 0;
  let phase = 0;
  const text = (reading: number, share: number): string =>
    `${reading === 1 ? 'reading' : 'fitting'} ${file}: ${Math.floor(share * 100)} %`;
  return {
    tell: (reading, share) => {
      const now = Date.now();
      if (phase === reading && now - last < (live ? REDRAW_MS : LINE_MS)) return;
      [phase, last] = [reading, now];
      stderr.write(live ? `\r\u001b[K${text(reading, share)}` : `${text(reading, share)}\n`);
    },
    end: () => {
      if (live && phase > 0) stderr.write('\r\u001b[K');
    },
  };
}
