import type { IssueRecord } from '../measure/measures.ts';
import type { DeskLoad } from './desk-load.ts';

/** What a simulated day came to: plain data that travels between threads. */
export interface DayOutcome {
  readonly scheduleHash: string | null;
  readonly arrived: number;
  readonly salesDone: number;
  readonly doneMinor: number;
  readonly salesLost: number;
  readonly lostMinor: number;
  readonly issues: readonly IssueRecord[];
  /** Business instant until which issues were watched. */
  readonly until_us: number;
  readonly requests: number;
  /** Requests of the minute that had most. */
  readonly peakMinuteRequests: number;
  readonly desk: DeskLoad;
  readonly events: number;
}
