import type { GateResult } from '../gates/judge.ts';
import type { Measures } from '../measure/measures.ts';
import { formatTimeOfDay } from '../model/units.ts';
import { cards } from '../report/html/cards.ts';
import { deskSection } from '../report/html/desk-section.ts';
import { flowSection } from '../report/html/flow-section.ts';
import { gatesSection } from '../report/html/gates-section.ts';
import { issuesSection } from '../report/html/issues-section.ts';
import { loadSection } from '../report/html/load-section.ts';
import { operationsSection } from '../report/html/operations-section.ts';
import { resiliencySection } from '../report/html/resiliency-section.ts';
import { salesSection } from '../report/html/sales-section.ts';
import type { Markup } from '../report/markup.ts';
import { summariseMeasures } from '../report/summarise-measures.ts';
import { ENGLISH } from '../report/texts/en.ts';
import type { Section } from './board.ts';
import { type FaultRow, faultRows } from './fault-rows.ts';
import { liveStatus, type Standing } from './live-status.ts';
import { liveWall } from './live-wall.ts';

/** Which sections the page of a run has, from top to bottom. */
export const RUN_SECTIONS = [
  'status',
  'cards',
  'load',
  'wall',
  'faults',
  'gates',
  'issues',
  'backlog',
  'desk',
  'sales',
  'resilience',
  'operations',
] as const;

/** What can be done about faults, and which of them are on. */
export interface FaultBoard {
  /** Of those that ever began. */
  readonly on: ReadonlyMap<string, boolean>;
  readonly orderable: ReadonlySet<string>;
}

/** The report's own sections, of what was measured so far. */
export function runSections(
  measures: Measures,
  standing: Standing,
  faults: FaultBoard,
): readonly Section[] {
  const all = summariseMeasures(measures);
  // Whether the run is complete is not a question yet.
  const checks = all.checks.filter(({ check }) => check === 'generatorTrustworthy');
  const gates = all.gates.map(soFar);
  const summary = { ...all, gates, checks, findings: [] };
  const drawn: Readonly<Record<(typeof RUN_SECTIONS)[number], Markup>> = {
    status: liveStatus(measures, gates, ENGLISH, standing),
    cards: cards(summary, ENGLISH),
    load: loadSection(measures, ENGLISH),
    wall: liveWall(measures, ENGLISH),
    faults: faultsOf(measures, faults, standing),
    gates: gatesSection(summary, ENGLISH),
    issues: issuesSection(measures, ENGLISH),
    backlog: flowSection(measures, ENGLISH),
    desk: deskSection(measures, ENGLISH),
    sales: salesSection(summary, ENGLISH),
    resilience: resiliencySection(measures, ENGLISH),
    operations: operationsSection(summary, measures, ENGLISH),
  };
  return RUN_SECTIONS.map((id) => [id, withoutPoints(drawn[id].text)] as const);
}

/** A number that is still growing has not failed to be reached. */
function soFar(result: GateResult): GateResult {
  const { verdict, comparison, unit } = result;
  const grows = unit === 'count' || unit === 'minor';
  if (verdict !== 'fail' || !grows || comparison.startsWith('<')) return result;
  return { ...result, verdict: 'inconclusive', why: 'not reached yet' };
}

/** The report's script would draw these points; the page shows the drawings. */
const withoutPoints = (html: string): string =>
  html.replaceAll(/<script type="application\/json"[\s\S]*?<\/script>/g, '');

function faultsOf(
  measures: Measures,
  { on, orderable }: FaultBoard,
  { canStop }: Standing,
): Markup {
  const heard = new Map(measures.faults.map((one) => [one.id, one]));
  const rows = measures.plan.faults.map(({ id, kind, from_us, to_us }): FaultRow => {
    const dose = heard.get(id);
    const isOn = on.get(id);
    return {
      id,
      kind,
      when: `${formatTimeOfDay(from_us)}–${formatTimeOfDay(to_us)}`,
      state: isOn === undefined ? 'waiting' : isOn ? 'on' : 'healed',
      // Doses are told when a fault is healed or the run ends.
      injected: dose === undefined || dose.injected === 0 ? null : dose.injected,
      orderable: canStop && orderable.has(id),
    };
  });
  const caption = `Faults of the plan: planned times (${ENGLISH.clock.business}), doses once they are told (${ENGLISH.part})`;
  return faultRows('Faults', caption, rows);
}
