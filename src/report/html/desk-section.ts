import { percent, whole } from '../../gates/gate-figure.ts';
import type { DeskChart, DeskQuarter } from '../../measure/measure-desk-chart.ts';
import type { Measures } from '../../measure/measures.ts';
import { formatDuration, formatTimeOfDay, significant } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import { deskChart } from '../svg/desk-chart.ts';
import { gantt } from '../svg/gantt.ts';
import type { Texts } from '../texts.ts';
import { capital } from './capital.ts';
import { chartTable } from './chart-table.ts';
import { sectionId } from './section-id.ts';
import { table } from './table.ts';

/** The desk by quarter hours against its roster, theory beside it, teams and agents’ days. */
export function deskSection(measures: Measures, texts: Texts): Markup {
  const { desk, deskChart: chart } = measures;
  const words = texts.sections.desk;
  if (chart.quarters.length === 0) {
    return markup`<section id="${sectionId('desk', texts)}"><h2>${words.heading}</h2><p>${words.none}</p></section>
`;
  }
  const teams = desk.teams.map((team) => [
    team.team,
    whole(team.agents),
    timeText(team.onDuty_us),
    timeText(team.busy_us),
    team.busyShare === null ? '–' : percent(team.busyShare),
    whole(team.taken),
    whole(team.resolved),
  ]);
  const heads = [words.agents, words.onDuty, words.busy, words.busyShare, words.taken];
  return markup`<section id="${sectionId('desk', texts)}"><h2>${words.heading}</h2>
<p>${words.intro(texts.clock.business, texts.part)}</p>
${utilisation(chart.quarters, texts)}
${table(
  words.teams(texts.clock.business, texts.part),
  [
    { head: words.team },
    ...[...heads, words.resolved].map((head) => ({ head: capital(head), figure: true })),
  ],
  teams,
)}
${agentsDays(chart, measures, texts)}</section>
`;
}

function utilisation(quarters: readonly DeskQuarter[], texts: Texts): Markup {
  const words = texts.sections.desk;
  return markup`<figure><figcaption><b>${words.chart}</b>${key('desk dashed', words.rostered)}${key('desk', words.onDuty)}<span class="key"><svg viewBox="0 0 26 10" aria-hidden="true"><path class="busy" d="M0 0h26v10h-26z"/></svg>${words.busy}</span>${key('theory', words.theory)}</figcaption>
${deskChart(words.chart, quarters, 1120, 150)}
${deskChart(words.chart, quarters, 350, 150)}</figure>
${chartTable(
  texts.sections.figures,
  words.quarters,
  [
    { head: texts.sections.at },
    ...[
      words.rostered,
      words.onDuty,
      words.busy,
      words.theory,
      words.busyShare,
      words.arrived,
      words.untaken,
      words.wait,
      words.theoryWait,
    ].map((head) => ({ head: capital(head), figure: true })),
  ],
  quarters
    .filter(({ arrived, busy }) => arrived > 0 || busy > 0)
    .map((quarter) => [
      formatTimeOfDay(quarter.from_us),
      significant(quarter.rostered),
      significant(quarter.onDuty),
      significant(quarter.busy),
      significant(quarter.offered),
      quarter.onDuty === 0 ? '–' : percent(quarter.busy / quarter.onDuty),
      whole(quarter.arrived),
      whole(quarter.untaken),
      quarter.wait_us === null ? '–' : waitText(quarter.wait_us),
      theoryText(quarter, texts),
    ]),
)}`;
}

/** Nobody feels less than a second. */
const waitText = (wait_us: number): string => (wait_us < 1e6 ? '< 1 s' : formatDuration(wait_us));

function theoryText({ theoryWait_us, arrived, onDuty }: DeskQuarter, texts: Texts): string {
  if (theoryWait_us !== null) return waitText(theoryWait_us);
  return arrived === 0 || onDuty === 0 ? '–' : texts.sections.desk.grows;
}

const key = (style: string, label: string): Markup =>
  markup`<span class="key"><svg viewBox="0 0 26 10" aria-hidden="true"><path class="${style}" d="M1 5H25"/></svg>${label}</span>`;

const timeText = (spent_us: number): string => (spent_us === 0 ? '–' : formatDuration(spent_us));

function agentsDays(
  { agents, agentsLeftOut }: DeskChart,
  { plan, until_us }: Measures,
  texts: Texts,
): Markup {
  const words = texts.sections.desk;
  const title = words.gantt(texts.clock.business, texts.part);
  const rows = agents.map(({ agent, onDuty, busy }) => ({
    label: agent.replace(/^desk\//, ''),
    there: onDuty,
    busy,
  }));
  const begun = agents.flatMap(({ onDuty }) => onDuty.slice(0, 1).map((span) => span.from_us));
  const from_us = Math.max(plan.live.from_us, Math.min(until_us, ...begun));
  const sum = (spans: (typeof agents)[number]['busy']): string =>
    timeText(spans.reduce((all, span) => all + span.to_us - span.from_us, 0));
  return markup`<details class="agents"><summary>${title}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${title}">${gantt(title, rows, from_us, until_us)}</div>
${agentsLeftOut > 0 && markup`<p class="note">${words.leftOut(whole(agentsLeftOut))}</p>`}
${table(
  title,
  [
    { head: words.agents },
    { head: words.team },
    ...[words.onDuty, words.busy, words.taken, words.resolved].map((head) => ({
      head: capital(head),
      figure: true,
    })),
  ],
  agents.map((one) => [
    one.agent,
    one.team,
    sum(one.onDuty),
    sum(one.busy),
    whole(one.taken),
    whole(one.resolved),
  ]),
)}</details>
`;
}
