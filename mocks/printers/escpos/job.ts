import type { Printer } from '../printer.ts';
import type { Bitmap } from '../receipt.ts';
import type { BarcodeSpec, SymbolSpec, Typesetter } from '../typesetter.ts';
import type { TextMode } from './decode-text.ts';
import type { Command } from './parser.ts';

/** What one connection has set up at the printer, for the commands that come after. */
export interface Job {
  readonly printer: Printer;
  readonly page: Typesetter;
  /** Answers to the host, in order. */
  readonly reply: (bytes: readonly number[]) => void;
  text: TextMode;
  /** Text that the printer stopped in; it goes on with it. */
  rest: string;
  /** The first byte of a two-byte character whose second is still to come. */
  lead: number | undefined;
  barcode: Omit<BarcodeSpec, 'symbology' | 'value'>;
  symbol: Omit<SymbolSpec, 'symbology' | 'value'>;
  /** What the `GS ( k` families have stored, by family. */
  readonly stored: Map<number, string>;
  /** What `GS ( L` has stored to be printed. */
  graphics: { readonly bitmap: Bitmap; readonly scaleX: number; readonly scaleY: number } | null;
  /** The picture that `GS *` has defined for `GS /`. */
  defined: Bitmap | null;
  /** Status changes that the host asked for, `GS a`. */
  statusBack: number;
}

/** Does one command; the table of runners is by the command’s name. */
export type Runner = (job: Job, head: readonly number[], data: Command['data']) => void;

/** A table of runners. */
export type Runners = Readonly<Record<string, Runner>>;

/** After power on, and after `ESC @` except for status back. */
export function initialModes(): Pick<
  Job,
  'text' | 'lead' | 'barcode' | 'symbol' | 'graphics' | 'defined'
> {
  return {
    text: { codePage: 0, national: 0, kanji: null },
    lead: undefined,
    barcode: { moduleWidth: 3, height: 162, caption: 'none' },
    symbol: { level: 'L', module: 3 },
    graphics: null,
    defined: null,
  };
}

/** Sets up a job on a page. */
export const makeJob = (
  printer: Printer,
  page: Typesetter,
  reply: (bytes: readonly number[]) => void,
): Job => ({ ...initialModes(), printer, page, reply, stored: new Map(), rest: '', statusBack: 0 });
