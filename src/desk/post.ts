import type { ActiveFaults } from '../faults/active-faults.ts';
import type { ChannelPlan, DeskPlan, TeamPlan } from '../model/desk-plan.ts';
import { type AgentSkills, DESK_CHANNELS, type TicketChannel } from '../model/ticket.ts';
import { Hands } from './hands.ts';

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
  /** How often she has looked for a ticket. */
  looks = 0;

  constructor(desk: DeskPlan, team: TeamPlan, faults: ActiveFaults, nth: number) {
    this.desk = desk;
    this.team = team;
    this.faults = faults;
    this.nth = nth;
    this.path = `desk/${team.id}/agent/${nth}`;
    const { languages, tillSystems, channels } = team;
    // Who takes every channel also takes what a machine or another system opened.
    const takesAll = DESK_CHANNELS.every((channel) => channels.includes(channel));
    const skills = { agentId: this.path, languages, tillSystems };
    this.skills = takesAll ? skills : { ...skills, channels };
  }

  /** What the plan says of a ticket's channel; `undefined` of one that stores do not use. */
  channel(name: TicketChannel): ChannelPlan | undefined {
    return this.desk.channels.find(({ channel }) => channel === name);
  }
}
