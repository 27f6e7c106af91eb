/**
 * The report's style sheet. Hues are Okabe and Ito's (2008), one a measure: load blue, latency
 * purple, lost sales vermillion, issues green. Dark screens get the lighter twin.
 */
export const STYLES = `
:root{--paper:#f7f7f5;--card:#fff;--rule:#e2e1dc;--text:#1c1c1a;--soft:#5c5b57;--load:#0072b2;
--latency:#a8558a;--lost:#d55e00;--issues:#00805d;--warm:#e69f00;--shade:#e69f0014;--bar:#e69f0059;
--pass:#009e73;--fail:#d55e00;--inconclusive:#e69f00;--sign:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#101317;--card:#181c22;--rule:#2c333d;
--text:#e9ebee;--soft:#a1abb8;--load:#56b4e9;--latency:#e0a0c8;--lost:#f0803c;--issues:#2fc79c;
--shade:#e69f000f;--bar:#e69f0050}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--text);
font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
font-variant-numeric:tabular-nums}
main{max-width:1200px;margin:0 auto;padding:12px 24px 48px}
h1,h2,p,figure,ul,dl,pre{margin:0}
h2{font-size:17px;line-height:1.3;letter-spacing:-.01em}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.verdict{display:grid;grid-template-columns:auto 1fr auto;gap:6px 18px;align-items:center;
background:var(--card);border:1px solid var(--rule);border-left:8px solid var(--tone);
border-radius:10px;padding:8px 20px}
.pass{--tone:var(--pass)}.fail{--tone:var(--fail)}
.inconclusive{--tone:var(--inconclusive);--sign:#1c1c1a}.plain{--tone:var(--rule)}
.sign{width:58px;height:58px;border-radius:50%;background:var(--tone);color:var(--sign);
font-size:34px;font-weight:700;display:grid;place-items:center;line-height:1}
.verdict .title{color:var(--soft);font-weight:600}
h1{font-size:34px;line-height:1.1;letter-spacing:-.02em}
.why{margin-top:2px;font-size:14px;line-height:1.4;overflow-wrap:anywhere}
.facts{list-style:none;padding:0;color:var(--soft);font-size:13px;text-align:right;
white-space:nowrap}
.cards{display:grid;grid-template-columns:repeat(6,1fr);gap:10px;margin:10px 0}
.card{background:var(--card);border:1px solid var(--rule);border-top:3px solid var(--tone);
border-radius:8px;padding:7px 12px 8px;display:flex;flex-direction:column;min-width:0}
.card h2{font-size:12.5px;font-weight:600;color:var(--soft);letter-spacing:0}
.card .figure{font-size:25px;font-weight:650;letter-spacing:-.02em;line-height:1.25;
margin:0 0 2px;white-space:nowrap}
.card p{font-size:12.5px;line-height:1.4;overflow-wrap:anywhere}
.card footer{margin-top:auto;padding-top:4px;display:flex;flex-wrap:wrap;gap:0 8px;
align-items:center;justify-content:space-between;color:var(--soft);font-size:11.5px}
.badge{white-space:nowrap;font-size:12px;color:var(--text);display:inline-flex;
align-items:center;gap:5px}
.badge b{display:inline-grid;place-items:center;width:16px;height:16px;border-radius:50%;
background:var(--tone);color:var(--sign);font-size:11px;line-height:1}
section:not(.cards){background:var(--card);border:1px solid var(--rule);border-radius:10px;
padding:12px 20px 16px;margin-top:12px}
section>h2:not(:first-child){margin-top:18px}
section>p,section>ul,section>dl,section>pre,section>.scroll,section>figure,.panels,.pair{
margin-top:10px}
section>p,section>ul{max-width:92ch}
ul{padding-left:20px}li+li{margin-top:4px}.facts li+li{margin-top:0}
.note,small{color:var(--soft);font-size:12.5px}
small{display:block;white-space:normal}
figcaption{display:flex;flex-wrap:wrap;gap:2px 16px;align-items:baseline;font-size:13px;
color:var(--soft)}
figcaption b{color:var(--text);font-weight:600}
.key{display:inline-flex;gap:5px;align-items:center}.key svg{width:26px;height:10px}
svg{display:block;width:100%;height:auto;font-family:inherit}
svg.narrow{display:none}
svg.spark{width:100%;height:26px;margin:0 0 5px}.spark path{stroke-width:1.4}
path.load.area{fill:var(--load);stroke:none}path.latency.area{fill:var(--latency);stroke:none}
path.issues.area{fill:var(--issues);stroke:none}circle.latency{fill:var(--latency)}
.skip{position:absolute;left:-99em}.skip:focus{left:8px;top:8px;z-index:9;background:var(--card);
color:var(--text);padding:8px 14px;border-radius:6px}
main:focus,h1:focus{outline:none}
button{font:inherit;font-size:13px;color:var(--text);background:var(--paper);
border:1px solid var(--soft);border-radius:6px;padding:3px 12px;cursor:pointer}
.reset{float:right;margin-top:-24px}[hidden]{display:none!important}
figure.lively>svg{display:none!important}
.plot{width:100%;min-height:60px}.readout{font-size:12px;color:var(--text);margin-left:auto}
.u-select{background:var(--soft)!important;opacity:.18}
.u-cursor-x,.u-cursor-y{border-color:var(--soft)!important}
.player{display:flex;gap:12px;align-items:center;margin-top:10px}
.player input{flex:1;min-width:0;accent-color:var(--load)}
.player output{min-width:68px;font-weight:600}.player button{min-width:84px}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:3px 18px;font-size:12.5px}
.legend li{display:inline-flex;gap:6px;align-items:center;margin:0}.legend svg{width:14px;height:14px}
svg.wall{margin-top:10px}
svg.wall path,.legend path{stroke:none}
.s-closed{fill:var(--rule)}.s-calm{fill:var(--soft);fill-opacity:.45}.s-mending{fill:var(--issues)}
.s-working{fill:var(--load)}.s-unseen{fill:var(--warm)}.s-waiting{fill:var(--lost)}
.s-offline{fill:var(--text)}
h3{font-size:14px;margin:18px 0 0}.operation{display:flex;flex-direction:column;min-width:0}
.mix{font-size:12px;color:var(--soft)}
.mix .part{display:block;height:5px;border-radius:3px;margin-bottom:2px;background:linear-gradient(90deg,
var(--lost) var(--share),var(--rule) var(--share))}
.part>h2{font-size:24px}header.part{margin-top:34px}
svg text{fill:var(--soft);font-size:11px}
svg path,svg line{fill:none;stroke-width:1.8;stroke-linejoin:round;
vector-effect:non-scaling-stroke}
.axis line{stroke:var(--rule);stroke-width:1}.axis .zero,.axis .tick{stroke:var(--soft)}
path.load{stroke:var(--load)}path.dashed{stroke-dasharray:6 4;opacity:.75}
path.latency{stroke:var(--latency)}path.p95{stroke-width:1.3;opacity:.75;stroke-dasharray:2 2}
path.p50{stroke-width:1.3;opacity:.85}
path.lost{stroke:var(--lost)}path.area{fill:var(--lost);fill-opacity:.22;stroke:none}
line.limit,path.limit{stroke:var(--text);stroke-dasharray:7 3;stroke-width:1.3}
text.limit{fill:var(--text);font-weight:600;paint-order:stroke;stroke:var(--card);
stroke-width:4px}
path.issues{stroke:var(--issues);stroke-width:2}
path.interval{fill:var(--issues);fill-opacity:.14;stroke:none}
.censored path{stroke:var(--text);stroke-width:1.1}
.bands .shade{fill:var(--shade)}.bands .bar{fill:var(--bar)}
.bands .shade.closed{fill:var(--rule);fill-opacity:.45}.bands .bar.closed{fill:var(--rule)}
.bands text{fill:var(--text);font-size:11px}
.hover path{fill:transparent}.hover path:hover{fill:var(--soft);fill-opacity:.14}
.panels{display:grid;grid-template-columns:repeat(3,1fr);gap:18px}
.panels figcaption{flex-direction:column;margin-bottom:4px}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));
gap:10px 28px;align-items:start}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px}
caption{text-align:left;color:var(--soft);font-size:12.5px;padding-bottom:4px}
th,td{text-align:left;padding:5px 12px 5px 0;border-top:1px solid var(--rule);vertical-align:top;
font-weight:400}
thead th{color:var(--soft);font-size:12px;border-top:0;border-bottom:1px solid var(--soft);
vertical-align:bottom}
tbody tr:first-child>*{border-top:0}
.n{text-align:right;white-space:nowrap}
td:last-child,th:last-child{padding-right:0}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr));gap:4px 28px}
dl div{display:flex;gap:10px}dt{color:var(--soft);min-width:72px}
dd{margin:0;overflow-wrap:anywhere}
pre{background:var(--paper);border:1px solid var(--rule);border-radius:6px;padding:10px 12px;
white-space:pre-wrap}
:focus-visible{outline:2px solid var(--load);outline-offset:2px}
@media (max-width:1099px){.cards{grid-template-columns:repeat(3,1fr)}
.panels{grid-template-columns:repeat(2,1fr)}}
@media (max-width:699px){main{padding:10px 10px 32px}
.verdict{grid-template-columns:auto 1fr;padding:12px 14px}
.sign{width:44px;height:44px;font-size:26px}h1{font-size:26px}
.facts{grid-column:1/-1;text-align:left;white-space:normal}
.cards{grid-template-columns:repeat(2,1fr);gap:8px}.card .figure{font-size:21px}
section:not(.cards){padding:12px 14px}.panels{grid-template-columns:1fr}svg.wide{display:none}
svg.narrow{display:block}thead{display:none}table,caption,tbody{display:block}
tr{display:grid;grid-template-columns:1fr 1fr;gap:0 18px;padding:7px 0;
border-top:1px solid var(--rule)}tr:first-child{border-top:0}
th,td{display:flex;justify-content:space-between;gap:16px;border:0;padding:1px 0;
text-align:right}tbody th{grid-column:1/-1;text-align:left;font-weight:600;padding-bottom:3px}
td:has(small){grid-column:1/-1}td[data-l]::before{content:attr(data-l);color:var(--soft);
text-align:left;flex:none}td small{text-align:right}}
@media print{@page{margin:8mm}:root{--paper:#fff;--card:#fff}
body{font-size:11px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}main.report{zoom:.75}.cards{grid-template-columns:repeat(6,1fr);gap:6px;margin:8px 0}
.card{padding:6px 8px}.card .figure{font-size:17px}th,td{padding:1px 8px 1px 0}
.card p,.card footer,table,caption{font-size:11px}
section:not(.cards){padding:5px 10px;margin-top:5px}figure,tr,.card{break-inside:avoid}
.panels{grid-template-columns:repeat(3,1fr)}svg.wide{display:block}
svg.narrow,.hover,.player,.skip,.reset,.readout,.plot,.still{display:none}
figure.lively>svg.wide{display:block!important}details:not([open]){display:none}.scroll{overflow:visible}
main.report section:not(.cards,.load,.fleet-wall,#gates,[id$=issues],[id$=sales],[id$=resilience],#method),
.report .fleet-wall .scroll,.report [id$=issues] .scroll,.report [id$=sales] .scroll,
.report [id$=resilience]>p,#method ul,
#method>h2:first-child{display:none}
[id$=sales] svg{max-height:150px}.printed{display:block}}
.printed{font-size:11px;margin:6px 10px}@media not print{.printed{display:none}}
`;
