import { whole } from '../../gates/gate-figure.ts';
import { formatDuration, significant } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';

/** How it was measured, where, and the command that repeats it. */
export function methodSection(summary: Summary): Markup {
  const { window, generator } = summary;
  const environment: readonly (readonly [name: string, value: string])[] = [
    ['Run', summary.runId],
    ['Started', summary.startedAt],
    ['Ended', summary.endedAt ?? 'never: the run was killed'],
    ['Engine', `${summary.engine}, ${summary.workers} workers, Node ${summary.node}`],
    ['peakday', summary.version],
    ['Seed', String(summary.seed)],
    ['Plan', summary.planHash],
    ['Schedule', summary.scheduleHash ?? 'not known: a store never closed'],
  ];
  return markup`<section><h2>How it was measured</h2>
<ul>
<li>Two clocks. Business time is the shop's: think time, patience,
handling, issues, faults. Wall time is the
services': latency, timeouts, retries. Here c = ${significant(window.compression)} business seconds
pass in a wall second, over f = ${significant(window.share)} of the
stores: load factor f·c = ${significant(window.loadFactor)}${window.loadFactor === 1 ? ', the true peak rate' : ''}.
The desk is never scaled.</li>
<li>Open model: requests are sent when the plan says, not when the last answer came.
Latency counts from that intended start; service time from the send. Nothing is filled in afterwards.</li>
<li>Histograms of one fixed layout are merged, percentiles never averaged; a value is known to 0.8 %.</li>
<li>Issues still open are censored: never dropped, never counted as zero. A percentile
the curve never reaches is printed as later than the longest time watched.</li>
<li>The generator watches itself: it is trusted with lag p99 up to 100 ms,
up to 20 % of waits in latency debt, no lost
worker, no core in full use for a tenth of the time. Here: ${generator.why}.</li>
<li>${whole(window.wallSeconds)} wall seconds were recorded
(${formatDuration(window.wallSeconds * window.compression * 1e6)} business).</li>
</ul>
<h2>Environment</h2>
<dl>${environment.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<h2>Reproduce</h2>
<pre><code>${summary.reproduce}</code></pre></section>
`;
}
