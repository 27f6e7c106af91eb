import type { GateResult, Verdict } from '../gates/judge.ts';
import type { Measures } from '../measure/measures.ts';
import { formatTimeOfDay, significant } from '../model/units.ts';
import { type Markup, markup } from '../report/markup.ts';
import type { Texts } from '../report/texts.ts';
import type { Outcome } from './messages.ts';

/** What the page's head says besides what was measured. */
export interface Standing {
  /** What the rehearsal is doing, in a few words. */
  readonly phase: string;
  /** Whether it can still be stopped. */
  readonly canStop: boolean;
  readonly outcome: Outcome | undefined;
}

const SO_FAR: Readonly<Record<Verdict, string>> = {
  pass: 'Passing so far',
  fail: 'Failing so far',
  inconclusive: 'Too early to tell',
};

/** The head of a live run: the verdict so far, how far it has come, and the stop button. */
export function liveStatus(
  measures: Measures,
  gates: readonly GateResult[],
  texts: Texts,
  standing: Standing,
): Markup {
  const { plan, until_us, stores, wallSeconds } = measures;
  const { phase, canStop, outcome } = standing;
  const { verdict, why } = outcome ?? verdictSoFar(gates);
  const { from_us, to_us } = plan.live;
  const done = Math.min(1, Math.max(0, (until_us - from_us) / (to_us - from_us)));
  const at = formatTimeOfDay(Math.min(to_us, Math.max(from_us, until_us)));
  return markup`<header class="verdict ${verdict}">
<div class="sign" aria-hidden="true">${texts.symbol[verdict]}</div>
<div><p class="title">${plan.title}</p>
<h1>${outcome === undefined ? SO_FAR[verdict] : texts.verdict[verdict]}</h1>
<p class="why">${why}</p></div>
<ul class="facts"><li>${at} of ${formatTimeOfDay(from_us)}–${formatTimeOfDay(to_us)}, ${texts.clock.business}</li>
<li>${significant(wallSeconds)} s watched, ${texts.clock.wall}</li>
<li>${stores.opened} stores, ${stores.tills} tills, ${texts.part}</li>
<li>${canStop && markup`<button type="button" class="act stop" data-key="stop" data-post="/stop" data-sure="press again to stop">stop the run</button>`}</li></ul>
<div class="course"><progress max="1" value="${done.toFixed(4)}" aria-label="share of the live window done"></progress> <span>${phase}</span></div>
${outcome?.report !== undefined && markup`<p class="course">Report: <code>${outcome.report}</code></p>`}</header>
`;
}

function verdictSoFar(gates: readonly GateResult[]): { verdict: Verdict; why: string } {
  const failed = gates.filter(({ verdict }) => verdict === 'fail');
  const open = gates.filter(({ verdict }) => verdict === 'inconclusive');
  const [first] = failed;
  if (first !== undefined) {
    const why = `${failed.length} of ${gates.length} gates would fail now: ${first.gate}.`;
    return { verdict: 'fail', why };
  }
  if (gates.length === 0) {
    return { verdict: 'inconclusive', why: 'No gates are set.' };
  }
  if (open.length > 0) {
    const why = `${gates.length - open.length} of ${gates.length} gates hold; ${open.length} cannot be decided yet.`;
    return { verdict: 'inconclusive', why };
  }
  return { verdict: 'pass', why: `All ${gates.length} gates would pass now.` };
}
