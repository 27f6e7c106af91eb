import type { Printer, PrinterState } from './printer.ts';

/** The four bytes of automatic status back, `GS a` (Epson ESC/POS reference). */
export type StatusBack = readonly [number, number, number, number];

const bit = (set: boolean, mask: number): number => (set ? mask : 0);

/** Bits of byte 2 that name an error, the same in `DLE EOT 3` and in automatic status back. */
function errorBits({ error }: PrinterState): number {
  switch (error) {
    case 'mechanical':
      return 0x04;
    case 'cutter':
      return 0x08;
    case 'unrecoverable':
      return 0x20;
    case 'autoRecoverable':
      return 0x40;
    case null:
      return 0;
  }
}

const isDrawerHigh = ({ drawer }: PrinterState): boolean => drawer === 'closed';

/** What a printer pushes by itself once asked to: state as four bytes. */
export function statusBack(printer: Printer): StatusBack {
  const { state, offline, identity } = printer;
  const paper = bit(state.paper !== 'ok', 0x03) | bit(state.paper === 'out', 0x0c);
  return [
    0x10 |
      bit(isDrawerHigh(state), 0x04) |
      bit(offline, 0x08) |
      bit(state.coverOpen, 0x20) |
      bit(state.feedButton, 0x40),
    bit(state.waiting, 0x01) | bit(state.feedButton, 0x02) | errorBits(state),
    paper,
    identity.model.startsWith('TM-T88') ? 0x0f : 0x00,
  ];
}

/**
 * The answer to `DLE EOT n`, n from 1 to 4: one byte whose bits 1 and 4 are set and 0 and 7 are not.
 * @returns undefined for another n, which a printer does not answer
 */
export function realTimeStatus(printer: Printer, n: number): number | undefined {
  const { state, offline } = printer;
  const out = state.paper === 'out';
  switch (n) {
    case 1:
      return (
        0x12 |
        bit(isDrawerHigh(state), 0x04) |
        bit(offline, 0x08) |
        bit(state.waiting, 0x20) |
        bit(state.feedButton, 0x40)
      );
    case 2:
      return (
        0x12 |
        bit(state.coverOpen, 0x04) |
        bit(state.feedButton, 0x08) |
        bit(out, 0x20) |
        bit(state.error !== null, 0x40)
      );
    case 3:
      return 0x12 | errorBits(state);
    case 4:
      return 0x12 | bit(state.paper !== 'ok', 0x0c) | bit(out, 0x60);
    default:
      return undefined;
  }
}

/** `GS r 1` and `ESC v`: the paper sensors. */
export const paperStatus = ({ state }: Printer): number =>
  bit(state.paper !== 'ok', 0x03) | bit(state.paper === 'out', 0x0c);

/** `GS r 2` and `ESC u`: the drawer's pin. */
export const drawerStatus = ({ state }: Printer): number => bit(isDrawerHigh(state), 0x01);

/** Whether a change of status is one that `GS a` was told to report: drawer, online, error, paper, panel. */
export function isReported(mask: number, before: StatusBack, after: StatusBack): boolean {
  const changed = before.map((byte, at) => byte ^ (after[at] ?? 0));
  const [first = 0, second = 0, third = 0] = changed;
  return (
    ((mask & 0x01) !== 0 && (first & 0x04) !== 0) ||
    ((mask & 0x02) !== 0 && ((first & 0x28) !== 0 || (second & 0x01) !== 0)) ||
    ((mask & 0x04) !== 0 && (second & 0x6c) !== 0) ||
    ((mask & 0x08) !== 0 && third !== 0) ||
    ((mask & 0x40) !== 0 && ((first & 0x40) !== 0 || (second & 0x02) !== 0))
  );
}
