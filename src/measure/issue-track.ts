import type { IssueKind } from '../model/ticket.ts';

/** What the facts told of one issue; every instant is business time. */
export interface IssueTrack {
  readonly issue: string;
  readonly kind: IssueKind;
  readonly store: string;
  readonly device: string;
  readonly fault: string | null;
  readonly began_us: number;
  noticed_us?: number;
  noticedBy?: 'clerk' | 'transaction' | 'heartbeat';
  reported_us?: number;
  ticket?: string;
  verified_us?: number;
  ended_us?: number;
  endedHow?: 'healed' | 'clerk';
  readonly answered_us: number[];
  readonly reopened_us: number[];
}

/** What the desk did with one ticket; every instant is business time. */
export interface TicketTrack {
  readonly acknowledged_us: number[];
  readonly resolved_us: number[];
}
