import { whole } from '../gates/gate-figure.ts';
import { type Column, table } from '../report/html/table.ts';
import { type Markup, markup } from '../report/markup.ts';

/** A fault as the page shows it. */
export interface FaultRow {
  readonly id: string;
  readonly kind: string;
  /** When it is planned, or whom it bites. */
  readonly when: string;
  readonly state: 'on' | 'healed' | 'waiting';
  /** How often it bit; null while that is not told. */
  readonly injected: number | null;
  /** Whether it can be started and healed by hand. */
  readonly orderable: boolean;
}

const COLUMNS: readonly Column[] = [
  { head: 'Fault' },
  { head: 'Kind' },
  { head: 'When' },
  { head: 'State' },
  { head: 'Bites', figure: true },
  { head: 'By hand' },
];

const WORDS = { on: '● on', healed: '○ healed', waiting: '◌ not yet' } as const;

/** Faults with a button each to start or heal it. */
export function faultRows(heading: string, caption: string, rows: readonly FaultRow[]): Markup {
  return markup`<section id="faults"><h2>${heading}</h2>
${
  rows.length === 0
    ? markup`<p>There are none.</p>`
    : table(
        caption,
        COLUMNS,
        rows.map(({ id, kind, when, state, injected, orderable }) => [
          markup`<code>${id}</code>`,
          kind,
          when,
          markup`<span class="fault-${state}">${WORDS[state]}</span>`,
          injected === null ? '–' : whole(injected),
          orderable ? button(id, state === 'on' ? 'heal' : 'start') : 'not from here',
        ]),
      )
}</section>
`;
}

const button = (id: string, order: 'start' | 'heal'): Markup =>
  markup`<button type="button" class="act" data-key="${order}/${id}" data-post="/faults/${encodeURIComponent(id)}/${order}" aria-label="${order} ${id}">${order}</button>`;
