/**
 * Script of the printers' page, as the browser runs it: a section for each printer, its buttons,
 * and its newest receipts first. Text goes in as text, never as markup.
 */
export const SCRIPT = `const KEPT = 12;
const SHOWN = 60;
const WELL = ['ready'];
const WARN = ['paper low', 'slow', 'drawer open'];
const sections = new Map();
const main = document.getElementById('printers');
const said = document.getElementById('said');
const filter = document.getElementById('filter');

const post = async (id, control, body) => {
  const answer = await fetch('/printers/' + encodeURIComponent(id) + '/' + control, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) said.textContent = (await answer.json()).error;
};

// Label, whether it is on in a state, and what a press asks for.
const SWITCHES = [
  ['Paper out', (s) => s.paper === 'out', (on) => ['paper', { paper: on ? 'out' : 'load' }]],
  ['Paper low', (s) => s.paper === 'nearEnd', (on) => ['paper', { paper: on ? 'low' : 'load' }]],
  ['Cover open', (s) => s.coverOpen, (on) => ['cover', { open: on }]],
  ['Cutter jam', (s) => s.error === 'cutter', (on) => ['fault', { fault: 'printer/cutter-error', active: on }]],
  ['Offline', (s) => s.offline, (on) => ['offline', { offline: on }]],
  ['Slow', (s) => s.speed_mm_s === 20, (on) => ['fault', { fault: 'printer/slow', active: on }]],
  ['Hangs unnoticed', (s) => s.undetected, (on) => ['undetected', { undetected: on }]],
  ['No network', (s) => s.link === 'silent', (on) => ['link', { link: on ? 'silent' : 'on' }]],
  ['Switched off', (s) => s.link === 'off', (on) => ['link', { link: on ? 'off' : 'on' }]],
];

function sectionOf(id) {
  const known = sections.get(id);
  if (known) return known;
  const part = document.getElementById('printer').content.cloneNode(true).querySelector('section');
  part.querySelector('h2').textContent = 'Printer ' + id;
  const group = part.querySelector('.buttons');
  group.setAttribute('aria-label', 'Printer ' + id);
  const section = { id, part, switches: [], state: null };
  for (const [label, isOn, change] of SWITCHES) {
    const button = document.createElement('button');
    button.textContent = label;
    button.addEventListener('click', () => post(id, ...change(!isOn(section.state))));
    group.append(button);
    section.switches.push([button, isOn]);
  }
  for (const [label, control] of [['Recover', 'recover'], ['Mend all', 'mend']]) {
    const button = document.createElement('button');
    button.textContent = label;
    button.addEventListener('click', () => post(id, control, {}));
    group.append(button);
  }
  sections.set(id, section);
  main.append(part);
  choose();
  return section;
}

function show(printer) {
  const section = sectionOf(printer.id);
  section.state = printer.state;
  section.part.querySelector('.badges').replaceChildren(...printer.badges.map((text) => {
    const badge = document.createElement('span');
    badge.textContent = text;
    badge.className = WELL.includes(text) ? 'well' : WARN.includes(text) ? 'warn' : '';
    return badge;
  }));
  const { identity, state } = printer;
  section.part.querySelector('.about').textContent =
    identity.maker + ' ' + identity.model + ' ' + identity.serial + ' · ' + printer.address +
    ' · ' + (state.paper_mm / 1000).toFixed(2) + ' m of paper left';
  for (const [button, isOn] of section.switches)
    button.setAttribute('aria-pressed', String(isOn(state)));
}

function add(receipt) {
  const { part } = sectionOf(receipt.printer);
  const strip = part.querySelector('.receipts');
  if (strip.querySelector('[data-number="' + receipt.number + '"]')) return;
  const at = '/printers/' + encodeURIComponent(receipt.printer) + '/receipts/' + receipt.number;
  const figure = document.createElement('figure');
  figure.dataset.number = receipt.number;
  const link = document.createElement('a');
  link.href = at + '.svg';
  const image = document.createElement('img');
  image.src = at + '.svg';
  image.alt = receipt.text;
  link.append(image);
  const caption = document.createElement('figcaption');
  caption.textContent = 'No. ' + receipt.number + ' · ' + receipt.at.slice(11, 19) + ' UTC · ' +
    receipt.via + (receipt.cut === 'none' ? ' · not cut' : '');
  figure.append(link, caption);
  strip.setAttribute('aria-label', 'Receipts of printer ' + receipt.printer);
  strip.prepend(figure);
  while (strip.children.length > KEPT) strip.lastElementChild.remove();
}

function choose() {
  let shown = 0;
  for (const { id, part } of sections.values()) {
    const fits = id.includes(filter.value.trim()) && shown < SHOWN;
    part.hidden = !fits;
    if (fits) shown++;
  }
}
filter.addEventListener('input', choose);

const events = new EventSource('/events');
events.addEventListener('printer', (event) => show(JSON.parse(event.data)));
events.addEventListener('receipt', (event) => {
  const receipt = JSON.parse(event.data);
  add(receipt);
  said.textContent = 'Receipt ' + receipt.number + ' from printer ' + receipt.printer;
});
events.addEventListener('error', () => { said.textContent = 'Not connected to the mock.'; });
events.addEventListener('open', async () => {
  said.textContent = '';
  for (const { part } of sections.values()) part.querySelector('.receipts').replaceChildren();
  const printers = await (await fetch('/printers')).json();
  for (const { id, receipts } of printers.slice(0, SHOWN)) {
    if (receipts === 0) continue;
    const kept = await (await fetch('/printers/' + encodeURIComponent(id) + '/receipts')).json();
    for (const receipt of kept) add(receipt);
  }
});
`;
