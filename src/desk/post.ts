import type { ActiveFaults } from '../faults/active-faults.ts';
import type { ChannelPlan, DeskPlan, TeamPlan } from '../model/desk-plan.ts';
import {
  type AgentSkills,
  DESK_CHANNELS,
  type Ticket,
  type TicketChannel,
} from '../model/ticket.ts';
import type { Case } from './case.ts';
import { Hands } from './hands.ts';

/** A ticket that waits with an agent for the store's answer. */
export interface Held {
  readonly one: Case;
  /** When she looks at it next. */
  look_us: number;
}

/** What machines and other systems open goes with what comes through the portal. */
const WITH_PORTAL: readonly TicketChannel[] = ['api', 'monitoring', 'walkIn'];

/** One agent's place at the desk: who she is, what she can take, what she has in hand. */
export class Post {
  readonly desk: DeskPlan;
  readonly team: TeamPlan;
  readonly faults: ActiveFaults;
  /** Her number in the team, from 1. */
  readonly nth: number;
  /** `desk/es/agent/3`: her id at the support service. */
  readonly path: string;
  readonly skills: AgentSkills;
  readonly hands: Hands = new Hands();
  /** What waits for answers of stores, the oldest question first; not in her hands. */
  readonly onHold: Held[] = [];
  /** How often she has looked for a ticket. */
  looks = 0;

  constructor(desk: DeskPlan, team: TeamPlan, faults: ActiveFaults, nth: number) {
    this.desk = desk;
    this.team = team;
    this.faults = faults;
    this.nth = nth;
    this.path = `desk/${team.id}/agent/${nth}`;
    const { languages, tillSystems, level } = team;
    const channels = channelsOf(team);
    this.skills = {
      agentId: this.path,
      languages,
      tillSystems,
      ...(channels && { channels }),
      ...(level !== 1 && { level }),
    };
  }

  /** What the plan says of a ticket's channel; `undefined` of one that stores do not use. */
  channel(name: TicketChannel): ChannelPlan | undefined {
    return this.desk.channels.find(({ channel }) => channel === name);
  }

  /** Whether work that ends then is handed over at the end of the shift: somebody comes after. */
  handsOver(ticket: Ticket, ends_us: number): boolean {
    const { to_us, level } = this.team;
    if (ends_us <= to_us + this.desk.overtime_us) return false;
    return this.#others(ticket).some((team) => team.to_us > to_us && team.level === level);
  }

  /** Whether a team of the second level works today that could go on with it. */
  hasNextLevel(ticket: Ticket): boolean {
    return this.#others(ticket).some((team) => team.level === 2);
  }

  #others(ticket: Ticket): readonly TeamPlan[] {
    return this.desk.teams.filter(
      (team) => team !== this.team && team.worksToday && team.agents > 0 && fits(team, ticket),
    );
  }
}

/** The channels a team claims from; `undefined`: all there are. */
function channelsOf({ channels }: TeamPlan): readonly TicketChannel[] | undefined {
  if (DESK_CHANNELS.every((channel) => channels.includes(channel))) return undefined;
  return channels.includes('portal') ? [...channels, ...WITH_PORTAL] : channels;
}

function fits(team: TeamPlan, { language, tillSystem, channel }: Ticket): boolean {
  return (
    team.languages.includes(language) &&
    team.tillSystems.includes(tillSystem) &&
    (channelsOf(team)?.includes(channel) ?? true)
  );
}
