import type { Exemplar } from '../../measure/fact-ledger.ts';
import { formatDuration, formatTimeOfDay } from '../../model/units.ts';
import { type Markup, markup, NOTHING } from '../markup.ts';
import type { Texts } from '../texts.ts';
import { table } from './table.ts';

const SHOWN = 12;
/** Of one operation and outcome before others had their turn. */
const ALIKE = 3;

/** Failed and slow requests by their trace, to be looked up in the services' own tracing. */
export function exemplarsSection(exemplars: readonly Exemplar[], texts: Texts): Markup {
  const said = texts.page.exemplars;
  if (exemplars.length === 0) return NOTHING;
  const rows = various(exemplars)
    .slice(0, SHOWN)
    .map((one) => [
      markup`<code>${one.operation}</code>`,
      one.outcome,
      formatDuration(one.latencyWall_us),
      formatTimeOfDay(one.at_us),
      one.device,
      markup`<code>${one.traceparent}</code>`,
    ]);
  return markup`<section><h2>${said.heading}</h2>
${table(
  said.caption,
  [
    { head: texts.page.operations.operation },
    { head: said.outcome },
    { head: said.latency, figure: true },
    { head: said.at, figure: true },
    { head: said.device },
    { head: 'traceparent' },
  ],
  rows,
)}</section>
`;
}

/** In the order given, but one operation that failed a thousand times in one way goes last. */
function various(exemplars: readonly Exemplar[]): readonly Exemplar[] {
  const seen = new Map<string, number>();
  const first: Exemplar[] = [];
  const rest: Exemplar[] = [];
  for (const one of exemplars) {
    const kind = `${one.operation} ${one.outcome}`;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    (count <= ALIKE ? first : rest).push(one);
  }
  return [...first, ...rest];
}
