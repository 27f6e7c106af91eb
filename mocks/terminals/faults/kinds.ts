import type { FaultKind } from '../../../src/model/fault-plan.ts';
import { approvedButSilent } from './approved-but-silent.ts';
import { busy } from './busy.ts';
import { cancelled } from './cancelled.ts';
import { declinedTechnical } from './declined-technical.ts';
import { deviceOut } from './device-out.ts';
import { inProgress } from './in-progress.ts';
import { loggedOut } from './logged-out.ts';
import { noAnswer } from './no-answer.ts';
import type { TerminalFault } from './terminal-fault.ts';
import { unreachable } from './unreachable.ts';

/** What can be broken on a terminal. */
export type TerminalFaultKind = Extract<FaultKind, `terminal/${string}`>;

const KINDS: Readonly<Record<TerminalFaultKind, TerminalFault>> = {
  'terminal/busy': busy,
  'terminal/unreachable': unreachable,
  'terminal/cancelled': cancelled,
  'terminal/declined-technical': declinedTechnical,
  'terminal/in-progress': inProgress,
  'terminal/device-out': deviceOut,
  'terminal/logged-out': loggedOut,
  'terminal/no-answer': noAnswer,
  'terminal/approved-but-silent': approvedButSilent,
};

/** What a kind of fault does to a dialogue; undefined for kinds that are not a terminal's. */
export const terminalFault = (kind: FaultKind | undefined): TerminalFault | undefined =>
  kind === undefined ? undefined : (KINDS as Partial<Record<FaultKind, TerminalFault>>)[kind];
