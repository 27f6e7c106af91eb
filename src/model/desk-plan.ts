import type { BakedDistribution } from './distribution.ts';
import type {
  DeskChannel,
  IssueKind,
  Language,
  SupportLevel,
  TillSystem,
  Weight,
} from './ticket.ts';
import type { Micros } from './units.ts';

/** The support desk. */
export interface DeskPlan {
  readonly teams: readonly TeamPlan[];
  readonly handle_us: Readonly<Record<IssueKind, BakedDistribution>>;
  /** How likely the agent's answer mends the trouble, per issue kind; else the store reopens. */
  readonly fixes: Readonly<Record<IssueKind, number>>;
  /** How likely an agent asks the store something before she can go on; once a ticket. */
  readonly asksBack: Readonly<Record<IssueKind, number>>;
  /** How likely the first level passes it on, where a team of the second one fits it. */
  readonly escalates: Readonly<Record<IssueKind, number>>;
  /** How likely the answer is one for the form: nothing was mended, and the store reopens. */
  readonly formal: Readonly<Record<IssueKind, number>>;
  /** How long agents stay to end what they have; what takes longer they hand over, if to anyone. */
  readonly overtime_us: Micros;
  /** How often an idle agent looks for the next ticket. */
  readonly poll_us: Micros;
  /** The ways issues come in; their shares add up to 1. */
  readonly channels: readonly ChannelPlan[];
  /** What a store says of the trouble; the service makes the priority of it. */
  readonly priorities: Readonly<
    Record<IssueKind, { readonly impact: Weight; readonly urgency: Weight }>
  >;
}

/** One way issues come in, and what it means for the agent. */
export interface ChannelPlan {
  readonly channel: DeskChannel;
  /** Of the reported issues, 0 to 1. */
  readonly share: number;
  /** Handling time on this channel, as a multiple of `handle_us`. */
  readonly handleFactor: number;
  /** Tickets of this channel that one agent has in hand at once; 1 occupies her wholly. */
  readonly concurrency: number;
}

/** A team of agents with the same skills and shift. */
export interface TeamPlan {
  readonly id: string;
  /** Agents on duty, whatever their absences and holidays. */
  readonly agents: number;
  readonly level: SupportLevel;
  readonly languages: readonly Language[];
  readonly tillSystems: readonly TillSystem[];
  readonly channels: readonly DeskChannel[];
  readonly from_us: Micros;
  readonly to_us: Micros;
  /** Whether the team works on the rehearsed day's weekday. */
  readonly worksToday: boolean;
  readonly breaks: readonly BreakPlan[];
  /** Share of paid time not on duty, for the roster only: rostered = agents / (1 - shrinkage). */
  readonly shrinkage: number;
  readonly provider: 'internal' | 'outsourced';
}

/** One break of every agent of a team, somewhere between two business instants. */
export interface BreakPlan {
  readonly from_us: Micros;
  readonly to_us: Micros;
  readonly length_us: Micros;
}
