import type { Printer } from '../printer.ts';

/**
 * The state that a poll reports (Star CloudPRNT protocol guide 2.4): its first digit decides, 2 is
 * online and 4 a printer in trouble. The guide has no code for one taken offline at its panel;
 * 400 is ours.
 */
export function cloudPrntCode(printer: Printer): string {
  const { paper, coverOpen, error, offline, waiting } = printer.state;
  if (coverOpen) return '420 Cover open';
  if (paper === 'out') return '410 Out of paper';
  if (error !== null || waiting) return '411 Paper jam';
  if (offline) return '400 Offline';
  return paper === 'nearEnd' ? '211 Paper low' : '200 OK';
}

const bit = (set: boolean, mask: number): number => (set ? mask : 0);

/** Star automatic status: two header bytes, then the state, as hexadecimal pairs. */
export function starStatus(printer: Printer): string {
  const { state, offline } = printer;
  const bytes = [
    0x23,
    0x86,
    bit(state.drawer === 'open', 0x04) |
      bit(offline, 0x08) |
      bit(state.coverOpen, 0x20) |
      bit(state.offline, 0x40),
    bit(state.error === 'mechanical', 0x04) |
      bit(state.error === 'cutter', 0x08) |
      bit(state.error === 'unrecoverable', 0x20) |
      bit(state.error === 'autoRecoverable', 0x40),
    0x00,
    bit(state.paper !== 'ok', 0x04) | bit(state.paper === 'out', 0x08),
  ];
  const padded = [...bytes, ...Array.from({ length: 11 - bytes.length }, () => 0)];
  return padded.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
