import { styleText } from 'node:util';

/** What a command may touch of the process: results on stdout, everything else on stderr. */
export interface Streams {
  readonly stdout: Outlet;
  readonly stderr: Outlet;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** The part of a writable stream that commands use. */
export interface Outlet {
  write(text: string): boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly writableNeedDrain?: boolean;
}

/** Whether to colour: `NO_COLOR` and `FORCE_COLOR` first (no-color.org), then whether it is a terminal. */
export function wantsColor(outlet: Outlet, env: Streams['env']): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return outlet.isTTY === true && env['TERM'] !== 'dumb';
}

/** Columns to fill: the terminal's, between 60 and 100; 80 where there is none. */
export const widthOf = (outlet: Outlet): number =>
  Math.min(100, Math.max(60, outlet.columns ?? 80));

/** Styles of `node:util` that commands use. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** A painter for one outlet: styles the text, or leaves it as it is without colour. */
export const painter =
  (color: boolean): ((style: Style, text: string) => string) =>
  (style, text) =>
    color ? styleText(style, text, { validateStream: false }) : text;
