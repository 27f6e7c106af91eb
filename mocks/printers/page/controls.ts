import { z } from 'zod';
import type { Printer, PrinterState } from '../printer.ts';
import { PRINTER_FAULTS } from '../printer-faults.ts';

/** Something that can be done to a printer from outside: what it takes, and what it does. */
interface Control<T> {
  readonly body: z.ZodType<T>;
  readonly apply: (printer: Printer, body: T) => void;
}

const control = <T>(
  body: z.ZodType<T>,
  apply: (printer: Printer, body: T) => void,
): { readonly run: (printer: Printer, body: unknown) => string | undefined } => {
  const known: Control<T> = { body, apply };
  return {
    run: (printer, given) => {
      const read = known.body.safeParse(given);
      if (read.success) {
        known.apply(printer, read.data);
        return undefined;
      }
      const [issue] = read.error.issues;
      return `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`;
    },
  };
};

const nothing = z.strictObject({});
const faults = Object.keys(PRINTER_FAULTS) as (keyof typeof PRINTER_FAULTS)[];

const PAPER = {
  load: (printer: Printer) => printer.loadPaper(),
  low: (printer: Printer) => printer.runLow(),
  out: (printer: Printer) => printer.runOut(),
};

/**
 * The control API of a printer: `POST /printers/{id}/{control}`. Each takes a small JSON object;
 * `run` gives back what is wrong with it, or undefined when it is done.
 */
export const CONTROLS: Readonly<
  Record<string, { readonly run: (printer: Printer, body: unknown) => string | undefined }>
> = {
  paper: control(
    z
      .strictObject({
        paper: z.enum(['load', 'low', 'out']).optional(),
        left_mm: z.number().min(0).max(1_000_000).optional(),
      })
      .refine(
        ({ paper, left_mm }) => (paper === undefined) !== (left_mm === undefined),
        'give either paper or left_mm',
      ),
    (printer, { paper, left_mm }) =>
      paper === undefined ? printer.loadPaper(left_mm) : PAPER[paper](printer),
  ),
  cover: control(z.strictObject({ open: z.boolean() }), (printer, { open }) =>
    printer.put({ coverOpen: open }),
  ),
  error: control(
    z.strictObject({
      error: z.enum(['cutter', 'mechanical', 'unrecoverable', 'autoRecoverable']).nullable(),
    }),
    (printer, { error }) => (error === null ? printer.clearError() : printer.fail(error)),
  ),
  offline: control(z.strictObject({ offline: z.boolean() }), (printer, { offline }) =>
    printer.put({ offline }),
  ),
  link: control(z.strictObject({ link: z.enum(['on', 'off', 'silent']) }), (printer, { link }) =>
    link === 'on' && printer.link === 'off' ? printer.restart() : printer.put({ link }),
  ),
  drawer: control(z.strictObject({ drawer: z.enum(['none', 'open', 'closed']) }), (printer, body) =>
    printer.put(body),
  ),
  speed: control(z.strictObject({ speed_mm_s: z.number().min(0).max(1000) }), (printer, body) =>
    printer.put(body),
  ),
  undetected: control(z.strictObject({ undetected: z.boolean() }), (printer, body) =>
    printer.put(body),
  ),
  feed: control(z.strictObject({ pressed: z.boolean() }), (printer, { pressed }) => {
    printer.put({ feedButton: pressed });
    if (pressed) printer.recover();
  }),
  recover: control(nothing, (printer) => printer.recover()),
  mend: control(nothing, (printer) => printer.mend()),
  fault: control(
    z.strictObject({ fault: z.enum(faults), active: z.boolean() }),
    (printer, { fault, active }) =>
      active ? PRINTER_FAULTS[fault].bite(printer) : PRINTER_FAULTS[fault].heal(printer),
  ),
};

/** What a printer is like, in a few words for badges: `paper out`, `cover open`; or `ready`. */
export function badgesOf(state: PrinterState, offline: boolean): readonly string[] {
  const badges = [
    state.link === 'off' ? 'switched off' : '',
    state.link === 'silent' ? 'no network' : '',
    state.paper === 'out' ? 'paper out' : '',
    state.paper === 'nearEnd' ? 'paper low' : '',
    state.coverOpen ? 'cover open' : '',
    state.error === null ? '' : `error: ${state.error}${state.errorCleared ? ', cleared' : ''}`,
    state.waiting ? 'waiting to recover' : '',
    state.offline ? 'offline' : '',
    state.undetected ? 'hangs unnoticed' : '',
    state.speed_mm_s > 0 && state.speed_mm_s < 100 ? 'slow' : '',
    state.drawer === 'open' ? 'drawer open' : '',
  ].filter((badge) => badge !== '');
  const isReady = !offline && state.link === 'on' && !state.undetected;
  return isReady ? ['ready', ...badges] : badges;
}
