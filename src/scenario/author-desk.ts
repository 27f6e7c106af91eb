import type {
  DeskChannel,
  IssueKind,
  Language,
  SupportLevel,
  TillSystem,
  Weight,
} from '../model/ticket.ts';
import type { DistributionSpec, Duration } from './author.ts';

/** The support desk. Never scaled by `live.share`. */
export interface DeskSpec {
  /** Default: one team `desk` of 20 who speak and know everything, all day. */
  readonly teams?: Readonly<Record<string, TeamSpec>>;
  /** Handling time of a ticket; defaults log-normal with medians of 4, 4 and 5 min. */
  readonly handle?: Readonly<Partial<Record<IssueKind, DistributionSpec>>>;
  /** How likely the answer mends it; default receipt 0.9, discount 0.95, payment 0.85. */
  readonly fixes?: Readonly<Partial<Record<IssueKind, number>>>;
  /** How likely an agent has to ask the store something; default 0.1, of frozen tills 0.15. */
  readonly asksBack?: Readonly<Partial<Record<IssueKind, number>>>;
  /**
   * How likely the first level passes a ticket on, where a team of level 2 works that fits it;
   * default 0.1, of a store without a line 0.4, of a frozen till 0.2.
   */
  readonly escalates?: Readonly<Partial<Record<IssueKind, number>>>;
  /** How likely an answer is one for the form, which mends nothing; default 0.02. */
  readonly formal?: Readonly<Partial<Record<IssueKind, number>>>;
  /**
   * How long agents stay after their shift to end what they have; longer work they hand over, if
   * a team comes after them that fits it. Default `10min`.
   */
  readonly overtime?: Duration;
  /** How often an idle agent looks for the next ticket; default `5s`. */
  readonly poll?: Duration;
  /** The ways issues come in; default: all through the portal. */
  readonly channels?: Readonly<Partial<Record<DeskChannel, ChannelSpec>>>;
  /** What stores say of the trouble; default 2 and 1, of a missing discount 1 and 2. */
  readonly priorities?: Readonly<Partial<Record<IssueKind, PrioritySpec>>>;
}

/**
 * One way issues come in. The defaults are assumptions of ours (share, factor, concurrency): phone
 * .35, 1, 1; chat .2, 1.2, 3; email .08, 1.5, 1; social .02, 1.3, 2; portal .35, 1, 1.
 */
export interface ChannelSpec {
  /** Of the reported issues, against the shares of the other channels written. */
  readonly share?: number;
  /** Handling time, as a multiple of `desk.handle`. */
  readonly handleFactor?: number;
  /** Tickets of this channel one agent has in hand at once. */
  readonly concurrency?: number;
}

/** 1 high to 3 low; the service's priority is impact + urgency - 1, 1 the most urgent. */
export interface PrioritySpec {
  readonly impact?: Weight;
  readonly urgency?: Weight;
}

/** Days of the week, as teams name them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Agents of one skill, on one shift. */
export interface TeamSpec {
  /** On duty; whom shrinkage takes away is not among them. */
  readonly agents: number;
  readonly languages: readonly Language[];
  /** 2: takes only what the first level passes on. Default 1. */
  readonly level?: SupportLevel;
  /** Default: all. */
  readonly tillSystems?: readonly TillSystem[];
  /** Channels it takes; default: all. */
  readonly channels?: readonly DeskChannel[];
  /** On duty from-to, such as `08:00-23:00`; default the whole day. */
  readonly shift?: string;
  /** Days on which it works; default: every day. */
  readonly days?: readonly Weekday[];
  /** Breaks of every agent, in turns; default: none. */
  readonly breaks?: readonly BreakSpec[];
  /** Share of paid time lost to absence, training and holidays; for the roster. Default 0. */
  readonly shrinkage?: number;
  /** Default `internal`. */
  readonly provider?: 'internal' | 'outsourced';
}

/** A break that every agent of a team takes once, one after the other. */
export interface BreakSpec {
  /** From-to, such as `12:00-14:00`, within the shift. */
  readonly between: string;
  readonly length: Duration;
}
