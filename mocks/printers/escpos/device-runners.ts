import { drawerStatus, paperStatus, statusBack } from '../status-bytes.ts';
import type { Job, Runner, Runners } from './job.ts';

/** Feed and cut: the partial ones leave a strip of paper. */
const isPartial = (m: number): boolean => [1, 49, 66, 98, 104].includes(m);

const cut: Runner = ({ page }, [, , m = 0, n = 0]) => {
  if (m >= 65) page.feedDots(n);
  page.cut(isPartial(m) ? 'partial' : 'full');
};

/** `GS I n`: one byte for the first three, else a block `5F` text `00`. */
const identity: Runner = ({ printer, reply }, [, , n = 0]) => {
  const { modelId, typeId, romVersion, firmware, maker, model, serial } = printer.identity;
  const single: Readonly<Record<number, number>> = {
    1: modelId,
    49: modelId,
    2: typeId,
    50: typeId,
    3: romVersion,
    51: romVersion,
  };
  const block: Readonly<Record<number, string>> = {
    65: firmware,
    66: maker,
    67: model,
    68: serial,
    69: '',
  };
  const [byte, text] = [single[n], block[n]];
  if (byte !== undefined) reply([byte]);
  else if (text !== undefined) reply([0x5f, ...Buffer.from(text, 'latin1'), 0]);
};

/** `GS r n`: in its turn, so that it marks that everything before is printed. */
const status: Runner = ({ printer, reply }, [, , n = 0]) => {
  if (n === 1 || n === 49) reply([paperStatus(printer)]);
  else if (n === 2 || n === 50) reply([drawerStatus(printer)]);
};

const enableStatusBack = (job: Job, mask: number): void => {
  job.statusBack = mask;
  if (mask !== 0) job.reply(statusBack(job.printer));
};

/** Paper, drawer, identity and queued status (Epson ESC/POS command reference). */
export const DEVICE_RUNNERS: Runners = {
  'GS V': cut,
  'ESC i': ({ page }) => page.cut('full'),
  'ESC m': ({ page }) => page.cut('partial'),
  'ESC p': ({ printer }) => printer.kickDrawer(),
  'GS I': identity,
  'GS r': status,
  'ESC v': ({ printer, reply }) => reply([paperStatus(printer)]),
  'ESC u': ({ printer, reply }) => reply([drawerStatus(printer)]),
  'GS a': (job, [, , n = 0]) => enableStatusBack(job, n),
};
