import type { FaultKind } from '../model/plan.ts';
import { deskAbsence } from './catalogue/desk-absence.ts';
import { httpSlow } from './catalogue/http-slow.ts';
import { httpStatus } from './catalogue/http-status.ts';
import { httpThrottle } from './catalogue/http-throttle.ts';
import { netLatency } from './catalogue/net-latency.ts';
import { netRefuse } from './catalogue/net-refuse.ts';
import { netReset } from './catalogue/net-reset.ts';
import { printerOffline } from './catalogue/printer-offline.ts';
import { printerPaperOut } from './catalogue/printer-paper-out.ts';
import { promoLateStart } from './catalogue/promo-late-start.ts';
import { terminalDeclinedTechnical } from './catalogue/terminal-declined-technical.ts';
import type { FaultDefinition } from './definition.ts';

/** Every kind of fault, in one exhaustive map. */
export const FAULTS: Readonly<Record<FaultKind, FaultDefinition>> = {
  'net/latency': netLatency,
  'net/refuse': netRefuse,
  'net/reset': netReset,
  'http/status': httpStatus,
  'http/slow': httpSlow,
  'http/throttle': httpThrottle,
  'promo/late-start': promoLateStart,
  'printer/paper-out': printerPaperOut,
  'printer/offline': printerOffline,
  'terminal/declined-technical': terminalDeclinedTechnical,
  'desk/absence': deskAbsence,
};
