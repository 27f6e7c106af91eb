import type { ObservedExchange } from '../../mocks/wire/front-desk.ts';
import { formatDuration } from '../model/units.ts';
import type { painter, Style } from './streams.ts';

/** One exchange as `peakday mock` prints it: status, service, route, time taken, who asked. */
export function formatJournalLine(
  { service, route, status, device, latency_us }: ObservedExchange,
  paint: ReturnType<typeof painter>,
): string {
  const style: Style = status < 400 ? 'green' : status < 500 ? 'yellow' : 'red';
  const took = formatDuration(latency_us).padStart(8);
  return `${paint(style, String(status))}  ${service.padEnd(10)}  ${route.padEnd(34)}${took}  ${device}\n`;
}
