import type { ObservedExchange } from '../../mocks/wire/exchange-writer.ts';
import { formatDuration } from '../model/units.ts';
import type { painter, Style } from './streams.ts';

/** One exchange as `peakday mock` prints it: status, system, route, time taken, who asked. */
export function formatJournalLine(
  { system, lane, route, status, device, latency_us, note }: ObservedExchange,
  paint: ReturnType<typeof painter>,
): string {
  const style: Style = status < 400 ? 'green' : status < 500 ? 'yellow' : 'red';
  const took = formatDuration(latency_us).padStart(8);
  const who = printable(lane === 'main' ? device : `${device}  [${lane}]`);
  const why = note === undefined ? '' : `\n     ${paint('dim', printable(note))}`;
  return `${paint(style, String(status))}  ${system.padEnd(10)}  ${route.padEnd(34)}${took}  ${who}${why}\n`;
}

/** What a client sent must not move the cursor of who watches. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, '?');
