import type { Printer } from '../printer.ts';
import type { Typesetter } from '../typesetter.ts';
import { makeJob } from './job.ts';
import { EscPosParser } from './parser.ts';
import { RUNNERS } from './runners.ts';

/** Prints a finished ESC/POS job on a page; nobody hears its answers. */
export function runBytes(printer: Printer, page: Typesetter, bytes: Uint8Array): void {
  const job = makeJob(printer, page, () => undefined);
  const parser = new EscPosParser({
    command: ({ name, head, data }) => RUNNERS[name]?.(job, head, data),
    realTime: () => undefined,
  });
  parser.push(bytes);
}
