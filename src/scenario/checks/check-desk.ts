import { DESK_CHANNELS } from '../../model/ticket.ts';
import type { WholeScenario } from '../defaults.ts';
import type { Problem } from '../problem.ts';
import { duration_us, shift_us } from '../read.ts';
import { unless } from './names.ts';

type Team = WholeScenario['desk']['teams'][string];

/** The desk: shifts and breaks in order, channels that are used and taken. */
export function checkDesk({ desk }: WholeScenario): readonly Problem[] {
  const shares = Object.values(desk.channels).map(({ share }) => share);
  return [
    ...unless(duration_us(desk.poll) > 0, ['desk', 'poll'], 'must be above 0'),
    ...unless(
      shares.some((share) => share > 0),
      ['desk', 'channels'],
      'needs at least one channel with a share above 0',
    ),
    ...Object.entries(desk.teams).flatMap(([name, team]) => [
      ...checkShift(name, team),
      ...checkBreaks(name, team),
      ...unless(
        DESK_CHANNELS.some(
          (channel) => team.channels.includes(channel) && desk.channels[channel] !== undefined,
        ),
        ['desk', 'teams', name, 'channels'],
        'takes none of the channels that issues come in by: the team would have nothing to do',
        `known: ${Object.keys(desk.channels).join(', ')}; name more of them in \`desk.channels\``,
      ),
    ]),
  ];
}

function checkShift(name: string, { shift }: Team): readonly Problem[] {
  const [from, to] = shift_us(shift);
  return unless(
    to > from,
    ['desk', 'teams', name, 'shift'],
    `ends before it starts: '${shift}'`,
    'a shift over midnight is two teams: 22:00-24:00 and 00:00-06:00',
  );
}

function checkBreaks(name: string, { shift, breaks }: Team): readonly Problem[] {
  const [on, off] = shift_us(shift);
  return breaks.flatMap(({ between, length }, index) => {
    const path = ['desk', 'teams', name, 'breaks', index];
    const [from, to] = shift_us(between);
    const length_us = duration_us(length);
    return [
      ...unless(
        from >= on && to <= off,
        [...path, 'between'],
        `is ${between}, not within the shift (${shift})`,
      ),
      ...unless(length_us > 0, [...path, 'length'], 'must be above 0'),
      ...unless(
        from + length_us <= to,
        [...path, 'length'],
        `is ${length}, which does not fit between ${between}`,
      ),
    ];
  });
}
