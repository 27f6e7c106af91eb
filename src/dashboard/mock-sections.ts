import { whole } from '../gates/gate-figure.ts';
import { formatDuration, significant } from '../model/units.ts';
import { table } from '../report/html/table.ts';
import { type Markup, markup } from '../report/markup.ts';
import { timeChart } from '../report/svg/time-chart.ts';
import type { Section } from './board.ts';
import { faultRows } from './fault-rows.ts';
import type { MockSubject } from './messages.ts';

/** Which sections the page of mock systems has, from top to bottom. */
export const MOCK_SECTIONS = ['head', 'rate', 'systems', 'lanes', 'faults', 'journal'] as const;

/** Mock systems at a moment. */
export interface MockState {
  readonly systems: MockSubject['systems'];
  readonly lanes: readonly {
    readonly lane: string;
    readonly exchanges: number;
    readonly faults: number;
  }[];
  /** Newest first. */
  readonly exchanges: readonly {
    /** Milliseconds since the Unix epoch. */
    readonly at_ms: number;
    readonly lane: string;
    readonly system: string;
    readonly route: string;
    readonly status: number;
    readonly device: string;
    readonly latency_us: number;
  }[];
  readonly faults: readonly {
    readonly id: string;
    readonly kind: string;
    readonly lane: string;
    readonly isOn: boolean;
    readonly injected: number | null;
  }[];
  readonly rates: readonly { readonly at_ms: number; readonly perSecond: number }[];
}

/** The page of mock systems. */
export function mockSections(state: MockState): readonly Section[] {
  const { systems, lanes, faults } = state;
  const total = lanes.reduce((sum, { exchanges }) => sum + exchanges, 0);
  const drawn: Readonly<Record<(typeof MOCK_SECTIONS)[number], Markup>> = {
    head: markup`<header class="verdict plain"><div></div><div><p class="title">peakday mock</p>
<h1>${whole(total)} exchanges</h1><p class="why">addresses: ${whole(systems.length)}, lanes: ${whole(lanes.length)}, faults on: ${whole(faults.filter(({ isOn }) => isOn).length)}</p></div></header>`,
    rate: rateOf(state),
    systems: markup`<section><h2>Systems</h2>${table(
      'What listens where',
      [{ head: 'System' }, { head: 'Lane' }, { head: 'Address' }],
      systems.map(({ lane, what, address }) => [what, lane, markup`<code>${address}</code>`]),
    )}</section>`,
    lanes: markup`<section><h2>Lanes</h2>${table(
      'Clients who never meet',
      [{ head: 'Lane' }, { head: 'Exchanges', figure: true }, { head: 'Faults on', figure: true }],
      lanes.map((one) => [one.lane, whole(one.exchanges), whole(one.faults)]),
    )}</section>`,
    faults: faultRows(
      'Faults',
      'Faults seen since the page was opened; a healed one can be started again',
      faults.map(({ id, kind, lane, isOn, injected }) => ({
        id,
        kind,
        when: `lane ${lane}`,
        state: isOn ? 'on' : 'healed',
        injected,
        orderable: true,
      })),
    ),
    journal: journalOf(state),
  };
  return MOCK_SECTIONS.map((id) => [id, drawn[id].text] as const);
}

function rateOf({ rates }: MockState): Markup {
  const from = rates[0];
  const to = rates.at(-1);
  const title = 'Exchanges a second (wall clock, UTC)';
  if (from === undefined || to === undefined || to.at_ms - from.at_ms < 2000) {
    return markup`<section class="load"><h2>Load</h2><p>Too early to draw.</p></section>`;
  }
  const day_us = (at_ms: number): number => (at_ms % 86_400_000) * 1e3;
  // Past midnight the axis goes on counting.
  const at_us = rates.map(({ at_ms }) => day_us(from.at_ms) + (at_ms - from.at_ms) * 1e3);
  const drawing = (width: number): Markup =>
    timeChart({
      title,
      width,
      height: 130,
      from_us: at_us[0] ?? 0,
      to_us: at_us.at(-1) ?? 0,
      at_us,
      series: [{ style: 'load', values: rates.map(({ perSecond }) => perSecond) }],
      bands: [],
      named: false,
      limits: [],
      label: significant,
      hover: [],
    });
  return markup`<section class="load"><h2>Load</h2><figure><figcaption><b>${title}</b></figcaption>
${drawing(1120)}${drawing(350)}</figure></section>`;
}

function journalOf({ exchanges }: MockState): Markup {
  const time = (at_ms: number): string => new Date(at_ms).toISOString().slice(11, 23);
  return markup`<section><h2>Journal</h2>
${
  exchanges.length === 0
    ? markup`<p>Nobody has asked anything yet.</p>`
    : markup`<div class="tail" tabindex="0" role="region" aria-label="newest exchanges">${table(
        'The newest exchanges, newest first (wall clock, UTC)',
        [
          { head: 'At' },
          { head: 'Lane' },
          { head: 'System' },
          { head: 'Route' },
          { head: 'Status', figure: true },
          { head: 'Took', figure: true },
          { head: 'Device' },
        ],
        exchanges.map((one) => [
          time(one.at_ms),
          one.lane,
          one.system,
          one.route,
          String(one.status),
          formatDuration(one.latency_us),
          one.device,
        ]),
      )}</div>`
}</section>`;
}
