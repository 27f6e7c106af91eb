import type { Ticket } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import { heldMs } from '../holds.ts';
import { date } from './issue.ts';

interface Goal {
  readonly id: string;
  readonly name: string;
  readonly hours: number;
  readonly until: (ticket: Ticket) => string | undefined;
}

/** The goals that a service project comes with. */
const GOALS: readonly Goal[] = [
  {
    ...{ id: '1', name: 'Time to first response', hours: 4 },
    until: ({ timestamps }) => timestamps.acknowledgedAt,
  },
  {
    ...{ id: '2', name: 'Time to resolution', hours: 24 },
    until: ({ timestamps }) => timestamps.resolvedAt ?? timestamps.closedAt,
  },
];

const span = (millis: number) => ({
  millis,
  friendly: `${Math.trunc(millis / 3600e3)}h ${Math.abs(Math.trunc(millis / 60e3)) % 60}m`,
});

/** How a request stands with each goal, around the clock; on hold the goals' clocks stand. */
export const slaOf = (world: World, ticket: Ticket): readonly object[] =>
  GOALS.map(({ id, name, hours, until }) => {
    const start_ms = Date.parse(ticket.timestamps.createdAt);
    const stop = until(ticket);
    const end_ms = stop === undefined ? world.now_ms() : Date.parse(stop);
    const held_ms = heldMs(ticket, end_ms);
    const elapsed_ms = end_ms - start_ms - held_ms;
    const goal_ms = hours * 3600e3;
    const cycle = {
      startTime: date(ticket.timestamps.createdAt),
      breachTime: date(new Date(start_ms + goal_ms + held_ms).toISOString()),
      breached: elapsed_ms > goal_ms,
      goalDuration: span(goal_ms),
      elapsedTime: span(elapsed_ms),
      remainingTime: span(goal_ms - elapsed_ms),
    };
    const isPaused = ticket.state === 'onHold';
    return stop === undefined
      ? {
          id,
          name,
          completedCycles: [],
          ongoingCycle: { ...cycle, paused: isPaused, withinCalendarHours: true },
        }
      : { id, name, completedCycles: [{ ...cycle, stopTime: date(stop) }] };
  });
