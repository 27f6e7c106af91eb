import { CumulativeRate } from '../fleet/arrivals.ts';
import type { FaultPlan } from '../model/fault-plan.ts';
import type { Plan } from '../model/plan.ts';
import { formatTimeOfDay, significant } from '../model/units.ts';

const HEIGHT = 8;
const BLOCKS = ' ▁▂▃▄▅▆▇█';
const LABEL = 9;

/**
 * The day's curve for a terminal: shoppers per business second of the whole fleet over the
 * opening hours, the live window in bold on the axis below, and a bar for each fault.
 * @param options.width columns of the terminal; the chart takes 40 to 120 of them
 */
export function drawCurve(
  plan: Plan,
  { width, color }: { readonly width: number; readonly color: boolean },
): string {
  const columns = Math.min(120, Math.max(40, width)) - LABEL - 1;
  const from = Math.min(...plan.stores.map((store) => store.opens_us));
  const to = Math.max(...plan.stores.map((store) => store.closes_us));
  const step = (to - from) / columns;
  const levels = levelsOf(plan, from, step, columns);
  const top = Math.max(...levels);
  const mark = (first: number, last: number, sign: string): string => {
    const start = Math.max(0, Math.min(columns - 1, Math.floor((first - from) / step)));
    const end = Math.max(start + 1, Math.min(columns, Math.ceil((last - from) / step)));
    return ' '.repeat(start) + sign.repeat(end - start);
  };
  const { live } = plan;
  const window = mark(live.from_us, live.to_us, '━');
  const rows = Array.from({ length: HEIGHT }, (_, row) => {
    const label = row === 0 ? `${significant(top)}/s` : row === HEIGHT - 1 ? '0' : '';
    const bars = levels.map((level) => blockAt((level / top) * HEIGHT - (HEIGHT - 1 - row)));
    return `${label.padStart(LABEL)} ${paint(bars.join(''), '36', color)}`;
  });
  const clock = `${formatTimeOfDay(live.from_us)}-${formatTimeOfDay(live.to_us)}`;
  const inside = plan.faults.map((fault) => faultRow(fault, mark, columns, color));
  return [
    'shoppers per business second',
    ...rows,
    `${' '.repeat(LABEL)} ${axis(from, to, step, columns)}`,
    `${'live'.padStart(LABEL)} ${paint(window, '1;32', color)} ${clock}`,
    ...inside,
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Mean arrivals per second of every column. */
function levelsOf(plan: Plan, from: number, step: number, columns: number): readonly number[] {
  const shoppers = new Map<string, number>();
  const add = (curve: string, perDay: number): void => {
    shoppers.set(curve, (shoppers.get(curve) ?? 0) + perDay);
  };
  for (const store of plan.stores) {
    add(store.curve, store.shoppersPerDay);
    for (const { visits } of plan.campaigns) {
      const called = visits[store.class];
      if (called !== undefined) add(called.curve, called.perStore);
    }
  }
  const rates = [...shoppers].map(([curve, perDay]) => ({
    perDay,
    share: new CumulativeRate(plan.curves[curve] ?? []),
  }));
  return Array.from({ length: columns }, (_, i) => {
    const [start, end] = [from + i * step, from + (i + 1) * step];
    const arrivals = rates.reduce(
      (sum, { perDay, share }) => sum + perDay * (share.at(end) - share.at(start)),
      0,
    );
    return (arrivals / step) * 1e6;
  });
}

/** The block for a column whose bar reaches `rest` rows into this one. */
const blockAt = (rest: number): string =>
  BLOCKS[Math.round(Math.min(1, Math.max(0, rest)) * 8)] ?? ' ';

/** Full hours, as many as fit. */
function axis(from: number, to: number, step: number, columns: number): string {
  const hour = 3600e6;
  const every = Math.ceil((6 * step) / hour) * hour;
  let line = '';
  for (let at = Math.ceil(from / hour) * hour; at <= to; at += every) {
    const column = Math.round((at - from) / step);
    const label = formatTimeOfDay(at);
    if (column + label.length <= columns) line = line.padEnd(column) + label;
  }
  return line;
}

function faultRow(
  fault: FaultPlan,
  mark: (first: number, last: number, sign: string) => string,
  columns: number,
  color: boolean,
): string {
  const bar = mark(fault.from_us, fault.to_us, '▒');
  const name = `${fault.id} (${fault.kind}) ${formatTimeOfDay(fault.from_us)}`;
  const after = bar.length + 1 + name.length <= columns;
  const line = after ? `${paint(bar, '33', color)} ${name}` : beside(bar, name, color);
  return `${'fault'.padStart(LABEL)} ${line}`;
}

/** The name left of a bar that has no room on its right. */
function beside(bar: string, name: string, color: boolean): string {
  const start = bar.search(/\S/);
  if (name.length + 1 > start) return `${paint(bar, '33', color)} ${name}`;
  return `${' '.repeat(start - name.length - 1)}${name} ${paint(bar.trimStart(), '33', color)}`;
}

const paint = (text: string, code: string, color: boolean): string =>
  color ? `\u001b[${code}m${text}\u001b[0m` : text;
