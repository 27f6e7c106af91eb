import type { Probe, ProbeRow } from './probe.ts';
import { painter, type Style } from './streams.ts';

const STYLE: Readonly<Record<ProbeRow['outcome'], Style>> = {
  ok: 'green',
  failed: 'red',
  absent: 'dim',
  skipped: 'yellow',
};

/** A probe as a table: a line for each request, below each operation what was read or why not. */
export function formatProbe(probe: Probe, color: boolean): string {
  const paint = painter(color);
  const head = `${paint('bold', probe.service)}  ${probe.binding} at ${probe.url}`;
  const width = Math.max(...probe.rows.map(({ operation }) => operation.length));
  const paths = probe.rows.flatMap(({ requests }) => requests.map(nameOf));
  const longest = Math.min(52, Math.max(10, ...paths.map((path) => path.length)));
  const rows = probe.rows.flatMap((row) => {
    const mark = paint(STYLE[row.outcome], row.outcome.padEnd(8));
    const lines = row.requests.map((request, index) => {
      const label = index === 0 ? `${mark}${row.operation.padEnd(width)}` : ' '.repeat(8 + width);
      const path = shorten(nameOf(request), longest).padEnd(longest);
      const status = String(request.status).padStart(7);
      return `  ${label}  ${path}  ${status}  ${request.took_ms.toFixed(1).padStart(8)} ms`;
    });
    const indent = ' '.repeat(10 + width + 2);
    return [
      ...(lines.length === 0 ? [`  ${mark}${row.operation.padEnd(width)}  ${row.found}`] : lines),
      ...(lines.length === 0 ? [] : [`${indent}${row.found}`]),
      ...(row.next === undefined ? [] : [`${indent}${paint('yellow', 'next')}: ${row.next}`]),
    ];
  });
  return `${[head, ...rows, `  ${afterwards(probe)}`].join('\n')}\n`;
}

const nameOf = ({ method, path }: ProbeRow['requests'][number]): string => `${method} ${path}`;

const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 3)}...`;

function afterwards({ removed, leftBehind, binding }: Probe): string {
  if (leftBehind !== undefined) return `left behind: the cleanup ended with ${leftBehind}`;
  if (removed === null) return `what this made stays: ${binding} removes nothing`;
  return `removed what this made: ${removed}`;
}
