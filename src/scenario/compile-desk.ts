import type { ChannelPlan, DeskPlan, TeamPlan } from '../model/desk-plan.ts';
import { DESK_CHANNELS, perIssueKind } from '../model/ticket.ts';
import { WEEKDAYS } from './author-desk.ts';
import type { WholeDesk } from './desk-defaults.ts';
import { bakeSpec } from './distribution.ts';
import { duration_us, shift_us } from './read.ts';

/**
 * The desk: shifts and breaks as instants, handling times baked, shares of channels adding up to
 * 1, and whether each team works on the day.
 * @param date `YYYY-MM-DD`
 */
export function compileDesk(desk: WholeDesk, date: string): DeskPlan {
  const sunday0 = new Date(`${date}T00:00:00Z`).getUTCDay();
  const today = WEEKDAYS[(sunday0 + 6) % 7];
  return {
    teams: Object.entries(desk.teams).map(([id, { shift, days, breaks, ...team }]): TeamPlan => {
      const [from_us, to_us] = shift_us(shift);
      return {
        id,
        ...team,
        from_us,
        to_us,
        worksToday: days.some((day) => day === today),
        breaks: breaks.map(({ between, length }) => {
          const [first_us, last_us] = shift_us(between);
          return { from_us: first_us, to_us: last_us, length_us: duration_us(length) };
        }),
      };
    }),
    handle_us: perIssueKind((kind) => bakeSpec(desk.handle[kind])),
    fixes: desk.fixes,
    asksBack: desk.asksBack,
    escalates: desk.escalates,
    formal: desk.formal,
    overtime_us: duration_us(desk.overtime),
    poll_us: duration_us(desk.poll),
    channels: compileChannels(desk.channels),
    priorities: desk.priorities,
  };
}

/** In one order, however they were written, so that draws pick the same one. */
function compileChannels(channels: WholeDesk['channels']): readonly ChannelPlan[] {
  const total = Object.values(channels).reduce((sum, { share }) => sum + share, 0);
  return DESK_CHANNELS.flatMap((channel) => {
    const spec = channels[channel];
    return spec === undefined ? [] : [{ channel, ...spec, share: spec.share / total }];
  });
}
