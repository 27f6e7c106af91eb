import { failure } from '../nexo.ts';
import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/device-out`: the card reader does not work. */
export const deviceOut: TerminalFault = {
  refuses: failure('DeviceOut', 'Card reader is out of order'),
};
