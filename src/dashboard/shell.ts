import { SECTION_STYLES } from '../report/html/section-styles.ts';
import { STYLES } from '../report/html/styles.ts';
import { Markup, markup, NOTHING } from '../report/markup.ts';
import type { Section } from './board.ts';

/** What a browser may do with the page: nothing but ask the server it came from. */
export const CONTENT_POLICY: string =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const LIVE_STYLES = `
html{scroll-padding-top:44px}
.bar{position:sticky;top:0;z-index:5;background:var(--paper);border-bottom:1px solid var(--rule);
padding:5px 24px;font-size:12.5px;color:var(--soft);display:flex;gap:4px 16px;flex-wrap:wrap}
.bar b{color:var(--text)}#state::before{content:"● "}
body.lost #state,body.ended #state{color:var(--text);font-weight:600}
body.lost #state::before{content:"◌ "}body.ended #state::before{content:"■ "}
.course{grid-column:1/-1;display:flex;gap:4px 12px;flex-wrap:wrap;align-items:center;
color:var(--soft);font-size:13px;overflow-wrap:anywhere}
progress{flex:1 1 200px;min-width:0;height:8px;appearance:none;border:0;border-radius:4px;
overflow:hidden;background:var(--rule)}
progress::-webkit-progress-bar{background:var(--rule)}
progress::-webkit-progress-value{background:var(--load)}
progress::-moz-progress-bar{background:var(--load)}
.stop{border-color:var(--lost);margin-top:4px}.act{display:none}body.able .act{display:inline-block}
.act[aria-disabled]{opacity:.6;cursor:default}.fault-on{font-weight:600}
body.ended .act{display:none}
.tail{max-height:340px;overflow:auto;font-size:12.5px}
@media (max-width:699px){.bar{padding:5px 10px}}
`;

/** The page before anything has come in: its sections are filled by its script. */
export function shell(sections: readonly string[]): string {
  return frame({
    head: markup`<noscript><meta http-equiv="refresh" content="0; url=/still"></noscript>
`,
    state: markup`connecting`,
    sections: sections.map((id) => [id, '']),
    after: markup`<script src="/live.js"></script>
`,
  });
}

/** The page as it stands, for who runs no scripts: she asks for the next state herself. */
export function stillShell(sections: readonly Section[]): string {
  return frame({
    head: NOTHING,
    state: markup`as it stood when you asked: <a href="/still">look again</a>`,
    sections,
    after: NOTHING,
  });
}

interface Frame {
  readonly head: Markup;
  readonly state: Markup;
  readonly sections: readonly Section[];
  readonly after: Markup;
}

const frame = ({ head, state, sections, after }: Frame): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head}<title>peakday, live</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLES + SECTION_STYLES + LIVE_STYLES)}</style>
</head>
<body>
<a class="skip" href="#figures">To the figures</a>
<div class="bar" role="status"><b>peakday, live</b><span id="state">${state}</span><span id="word"></span></div>
<main id="figures" tabindex="-1">
${sections.map(
  ([id, html]) => markup`<div data-section="${id}">${new Markup(html)}</div>
`,
)}</main>
${after}</body>
</html>
`.text;
