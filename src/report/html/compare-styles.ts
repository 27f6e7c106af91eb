import { STYLES } from './styles.ts';

/** The report's style sheet and what only comparisons and trends need. */
export const COMPARE_STYLES: string = `${STYLES}
.worse{--tone:var(--lost)}.better{--tone:var(--pass)}.equal{--tone:var(--soft)}
.unclear{--tone:var(--soft);--sign:var(--card)}
.forced{border-left:6px solid var(--inconclusive);padding-left:10px;font-weight:600}
.band rect{fill:var(--soft);fill-opacity:.1}
.shift path{stroke:var(--latency)}.shift circle{stroke:var(--latency);stroke-width:1.8}
.shift .clear{fill:var(--latency)}.shift .open{fill:var(--card)}
path.base{stroke:var(--soft);stroke-dasharray:6 4}
.trend circle{fill:var(--load)}path.level{stroke:var(--text);stroke-width:1.3}
line.change{stroke:var(--text);stroke-dasharray:3 3}text.change{fill:var(--text);font-weight:600}
.pair figure{max-width:760px}
@media (max-width:699px){tr{grid-template-columns:1fr}}
`;
