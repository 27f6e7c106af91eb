import { DAY_CURVES } from '../day-curves.ts';
import type { WholeScenario } from '../defaults.ts';
import type { Problem } from '../problem.ts';
import { duration_us, timeOfDay_us } from '../read.ts';
import { unless } from './names.ts';

const HOUR = 3600e6;

/** The live window, opening hours and intervals: in order, and not empty. */
export function checkTimes(scenario: WholeScenario): readonly Problem[] {
  const opening = openingHours(scenario);
  // Whether a store is open in the window means nothing while the opening hours are wrong.
  return [...(opening.length > 0 ? opening : liveWindow(scenario)), ...people(scenario)];
}

function liveWindow({ live, stores }: WholeScenario): readonly Problem[] {
  const [from, to] = [timeOfDay_us(live.from), timeOfDay_us(live.to)];
  if (to <= from) {
    return unless(false, ['live', 'to'], `is ${live.to}, not after \`live.from\` (${live.from})`);
  }
  const open = Object.values(stores).some(
    ({ opens, closes }) => timeOfDay_us(opens) < to && timeOfDay_us(closes) > from,
  );
  return [
    ...unless(open, ['live', 'from'], `to ${live.to} is a window in which no store is open`),
    ...unless(live.share > 0, ['live', 'share'], 'must be above 0'),
  ];
}

function openingHours({ stores }: WholeScenario): readonly Problem[] {
  const classes = Object.entries(stores);
  const total = classes.reduce((sum, [, { count }]) => sum + count, 0);
  return [
    ...unless(classes.length > 0, ['stores'], 'needs at least one class of stores'),
    ...unless(total <= 9999, ['stores'], `are ${total} stores: expected 9999 at most`),
    ...classes.flatMap(([name, { opens, closes, curve }]) => {
      const [from, to] = [timeOfDay_us(opens), timeOfDay_us(closes)];
      const path = ['stores', name, 'closes'];
      if (to <= from) return unless(false, path, `is ${closes}, not after \`opens\` (${opens})`);
      const shares = typeof curve === 'string' ? DAY_CURVES[curve] : curve;
      const visited = Object.entries(shares).some(([hour, share]) => {
        const start = timeOfDay_us(hour);
        return share > 0 && start < to && start + HOUR > from;
      });
      return unless(
        visited,
        ['stores', name, 'opens'],
        `to ${closes} is a time in which the day's curve sends nobody`,
      );
    }),
  ];
}

function people({ tills }: WholeScenario): readonly Problem[] {
  const positive = (path: readonly string[], text: string): readonly Problem[] =>
    unless(duration_us(text) > 0, path, 'must be above 0');
  return [
    ...positive(['tills', 'heartbeat'], tills.heartbeat),
    ...positive(['tills', 'ticketPoll'], tills.ticketPoll),
  ];
}
