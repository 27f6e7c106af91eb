import type { DayComparison } from '../study/diff-days.ts';
import { formatInstant, type ToldEvent } from '../study/event-window.ts';

/** What `peakday diff` found, in words. */
export function formatDifference(comparison: DayComparison, left: string, right: string): string {
  switch (comparison.kind) {
    case 'same':
      return `the same, event by event: ${comparison.events} events\n`;
    case 'notReproduced':
      return `they differ, but not when simulated again here: another version of peakday made them
run both again with this version and compare those
`;
    case 'different': {
      const { before, left: ours, right: theirs } = comparison.difference;
      return [
        ...before.map((event) => `  ${line(event)}`),
        `< ${line(ours)}`,
        `> ${line(theirs)}`,
        '',
        `< ${left}`,
        `> ${right}`,
        '',
      ].join('\n');
    }
  }
}

const line = (event: ToldEvent | undefined): string =>
  event === undefined
    ? 'nothing more: this day was over'
    : `${formatInstant(event.at_us)}  ${event.text}  (event ${event.nth})`;
