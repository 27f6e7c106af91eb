import { whole } from '../../gates/gate-figure.ts';
import { formatDuration, significant } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';

/** How it was measured, where, and the command that repeats it. */
export function methodSection(summary: Summary, texts: Texts): Markup {
  const { window, generator } = summary;
  const said = texts.page.method;
  const [c, f, factor] = [window.compression, window.share, window.loadFactor].map(significant);
  const environment: readonly (readonly [name: string, value: string])[] = [
    [said.run, summary.runId],
    [said.started, summary.startedAt],
    [said.ended, summary.endedAt ?? said.killed],
    [said.engine, said.workers(summary.engine, summary.workers, summary.node)],
    ['peakday', summary.version],
    [said.seed, String(summary.seed)],
    [said.plan, summary.planHash],
    [said.schedule, summary.scheduleHash ?? said.notKnown],
  ];
  const business = formatDuration(window.wallSeconds * window.compression * 1e6);
  return markup`<section id="method"><h2>${said.heading}</h2>
<ul>
<li>${said.clocks(c ?? '', f ?? '', factor ?? '', window.loadFactor === 1)}</li>
<li>${said.openModel}</li>
<li>${said.histograms}</li>
<li>${said.censoring}</li>
<li>${said.watched}: ${generator.why}.</li>
<li>${said.recorded(whole(window.wallSeconds), business)}</li>
</ul>
<h2>${said.environment}</h2>
<dl>${environment.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<h2>${said.reproduce}</h2>
<pre tabindex="0"><code>${summary.reproduce}</code></pre></section>
`;
}
