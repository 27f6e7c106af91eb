/** Style sheet of the printers' page. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ink: #1d2126; --soft: #5b6570; --back: #f3f4f6; --card: #fff; --line: #d5dae0;
  --well: #12703b; --wellBack: #d9f2e3; --ill: #a01c1c; --illBack: #fbdcdc; --warn: #7a4d00; --warnBack: #fdeccc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8eaed; --soft: #a9b2bc; --back: #15181c; --card: #1f2429; --line: #3a424b;
    --well: #7fe0a7; --wellBack: #113a24; --ill: #ffb0b0; --illBack: #4d1717; --warn: #ffd487; --warnBack: #463008;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; padding: 1rem 1.5rem 0; }
h1 { font-size: 1.3rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0; }
input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .2rem .5rem; }
#said { margin: 0; color: var(--soft); }
main { display: grid; gap: 1rem; padding: 1rem 1.5rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1rem; min-width: 0; }
.head { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: baseline; }
.badges, .about { margin: 0; }
.badges span { display: inline-block; border-radius: 99px; padding: 0 .6rem; margin-right: .3rem; font-size: .85rem; background: var(--illBack); color: var(--ill); }
.badges .well { background: var(--wellBack); color: var(--well); }
.badges .warn { background: var(--warnBack); color: var(--warn); }
.about { color: var(--soft); font-size: .88rem; margin: .2rem 0 .6rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .35rem; }
button { font: inherit; font-size: .88rem; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px; padding: .2rem .6rem; cursor: pointer; }
button:hover { border-color: var(--soft); }
button[aria-pressed="true"] { background: var(--illBack); color: var(--ill); border-color: transparent; }
:focus-visible { outline: 2px solid #2f6fde; outline-offset: 2px; }
.receipts { display: flex; gap: .8rem; overflow-x: auto; margin-top: .9rem; align-items: flex-start; }
.receipts:empty::after { content: "No receipt yet."; color: var(--soft); }
figure { margin: 0; flex: 0 0 auto; width: 240px; }
figure img { width: 240px; display: block; box-shadow: 0 1px 4px #0004; background: #fff; }
figcaption { color: var(--soft); font-size: .8rem; margin-top: .3rem; }
a { color: inherit; }
@media (prefers-reduced-motion: no-preference) {
  figure { animation: in .35s ease-out; }
  @keyframes in { from { opacity: 0; transform: translateY(-12px); } }
}
`;
