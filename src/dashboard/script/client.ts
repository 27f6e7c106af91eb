import { actOnPress } from './act.ts';

const STATE = document.querySelector('#state');
const say = (state: 'live' | 'lost' | 'ended', text: string): void => {
  document.body.classList.toggle('lost', state === 'lost');
  document.body.classList.toggle('ended', state === 'ended');
  if (STATE && STATE.textContent !== text) STATE.textContent = text;
};

const events = new EventSource('/events');
events.addEventListener('open', () => say('live', 'live'));
events.addEventListener('error', () => say('lost', 'no connection: trying again'));
events.addEventListener('sections', ({ data }: MessageEvent<string>) => {
  for (const [id, html] of JSON.parse(data) as [string, string][]) replace(id, html);
});
events.addEventListener('end', () => {
  events.close();
  say('ended', 'ended: this is the last state');
});
actOnPress();

/** Puts a section's new state in; whoever was on a button of it stays there. */
function replace(id: string, html: string): void {
  const section = document.querySelector(`[data-section="${CSS.escape(id)}"]`);
  if (!section) return;
  const at = document.activeElement;
  const key = at instanceof HTMLElement && section.contains(at) ? at.dataset['key'] : undefined;
  // A button that waits to be pressed again is not taken away under the finger.
  if (section.querySelector('[data-armed]:not([aria-disabled])')) return;
  const scrolled = [...section.querySelectorAll('.tail')].map((one) => one.scrollTop);
  const open = [...section.querySelectorAll('details')].map((one) => one.open);
  section.innerHTML = html;
  for (const [i, one] of [...section.querySelectorAll('details')].entries()) {
    one.open = open[i] ?? false;
  }
  for (const [i, one] of [...section.querySelectorAll('.tail')].entries()) {
    one.scrollTop = scrolled[i] ?? 0;
  }
  if (key === undefined) return;
  const [, name = key] = /^(?:start|heal)\/(.*)$/.exec(key) ?? [];
  const again = [...section.querySelectorAll<HTMLElement>('[data-key]')].find(
    ({ dataset }) => dataset['key'] === key || dataset['key']?.endsWith(`/${name}`),
  );
  again?.focus();
}
