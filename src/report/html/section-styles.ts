/**
 * Styles of the sections on issues, desk, sales, resilience, devices. One hue a measure: issues
 * green by lightness, from nobody noticed (dark) to verified (pale), what waits for somebody
 * hatched by its edge; the desk Okabe and Ito's yellow, darkened on paper.
 */
export const SECTION_STYLES = `
:root{--desk:#8a7a00;--theory:#1c1c1a}
@media (prefers-color-scheme:dark){:root{--desk:#f0e442;--theory:#e9ebee}}
path.layer{stroke:var(--card);stroke-width:1}.layer{fill:var(--issues)}
.layer.verified{fill-opacity:.13}.layer.ended{fill:var(--soft);fill-opacity:.2}
.layer.resolved{fill-opacity:.32}.layer.acknowledged{fill-opacity:.55}
.layer.reported{fill:var(--lost);fill-opacity:.75}.layer.noticed{fill-opacity:.8}
.layer.began{fill:var(--text);fill-opacity:.7}
.layer.trouble{fill-opacity:.45;stroke:var(--issues)}
path.desk{stroke:var(--desk);stroke-width:2}path.desk.dashed{stroke-dasharray:6 4;opacity:.8}
path.theory{stroke:var(--theory);stroke-width:1.4;stroke-dasharray:1.5 3}
path.busy{fill:var(--desk);fill-opacity:.35;stroke:none}
.gantt{min-width:680px}.gantt text{font-size:9.5px}
.gantt path{stroke:none}.gantt .there{fill:var(--desk);fill-opacity:.3}
.gantt .busy{fill:var(--desk);fill-opacity:1}
.waterfall{max-width:560px}.waterfall .name{fill:var(--text);font-size:12px}
.waterfall .figure{font-size:12px}.waterfall .fall{fill:var(--lost)}
.waterfall .whole{fill:var(--lost);fill-opacity:.35;stroke:var(--lost)}
path.joint{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 2}
h3{font-size:13.5px;margin:10px 0 0}
section>details,figure+details,.scroll+details,.pair details{margin-top:8px}
summary{cursor:pointer;color:var(--soft);font-size:12.5px}
details[open]>summary{margin-bottom:6px}
.steps{margin:4px 0;padding-left:20px}.steps time{font-weight:600}
.never{display:flex;flex-wrap:wrap;gap:2px 6px;list-style:none;padding:0}
.never li{border:1px solid var(--rule);border-radius:10px;padding:0 8px;font-size:12.5px}
.never li+li{margin-top:0}
td .badge{white-space:normal}
@media (max-width:699px){td:empty{display:none}tr{grid-template-columns:repeat(2,minmax(0,1fr))}
th,td{min-width:0;overflow-wrap:anywhere}.n{white-space:normal}
td[data-l]::before{flex:0 1 auto;overflow-wrap:break-word}}
@media print{details.agents{display:none}}
`;
