import { whole } from '../../gates/gate-figure.ts';
import type { Measures } from '../../measure/measures.ts';
import { formatDuration, formatTimeOfDay } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import { stackedArea } from '../svg/stacked-area.ts';
import type { Texts } from '../texts.ts';
import { chartTable, thinned } from './chart-table.ts';
import { sectionId } from './section-id.ts';
import { table } from './table.ts';

/** Rows of the figures behind the charts. */
const ROWS = 25;

/** Tills, printers, terminals and stores in trouble over time; which was it longest. */
export function devicesSection({ devices }: Measures, texts: Texts): Markup {
  const words = texts.sections.devices;
  const { at_us, types } = devices;
  if (types.length === 0) {
    return markup`<section id="${sectionId('devices', texts)}"><h2>${words.heading}</h2><p>${words.none}</p></section>
`;
  }
  const figures = types.map((one) => {
    const title = words.inTrouble(words.type[one.type], texts.clock.business, texts.part);
    const layers = [{ style: 'trouble', values: one.inTrouble }];
    return markup`<figure><figcaption><b>${title}</b>
<span>${words.figures(whole(one.devices), whole(one.issues))}</span></figcaption>
${stackedArea({ title, width: 360, height: 120, at_us, layers, fit: 'any' })}</figure>`;
  });
  const instants = thinned([...at_us.keys()], ROWS);
  return markup`<section id="${sectionId('devices', texts)}"><h2>${words.heading}</h2>
<div class="panels">${figures}</div>
${chartTable(
  texts.sections.figures,
  words.inTrouble(words.heading, texts.clock.business, texts.part),
  [
    { head: texts.sections.at },
    ...types.map(({ type }) => ({ head: words.type[type], figure: true })),
  ],
  instants.map((i) => [
    formatTimeOfDay(at_us[i] ?? 0),
    ...types.map(({ inTrouble }) => whole(inTrouble[i] ?? 0)),
  ]),
)}
${table(
  words.table(texts.clock.business, texts.part),
  [
    { head: words.device },
    { head: words.devices, figure: true },
    { head: words.issues, figure: true },
    { head: words.trouble, figure: true },
    { head: words.worst },
  ],
  types.map((one) => [
    words.type[one.type],
    whole(one.devices),
    whole(one.issues),
    formatDuration(one.trouble_us),
    one.worst === null
      ? '–'
      : markup`${formatDuration(one.worst.trouble_us)}<small><code>${one.worst.device}</code></small>`,
  ]),
)}</section>
`;
}
