const SURE_MS = 4000;
const KEPT = 'peakday-token';

/** Lets buttons act with the token that came in the address's fragment, which no server sees. */
export function actOnPress(): void {
  const token = tokenOf();
  if (token === null) {
    tell('Read only: to stop the run or to start and heal faults, open the link printed at start.');
    return;
  }
  document.body.classList.add('able');
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('.act') : null;
    if (button !== null) void press(button, token);
  });
}

function tokenOf(): string | null {
  const [, given] = /^#token=([\w-]+)$/.exec(location.hash) ?? [];
  if (given === undefined) return sessionStorage.getItem(KEPT);
  // Kept for a reload, and out of the address that people copy and show on screens.
  sessionStorage.setItem(KEPT, given);
  history.replaceState(null, '', location.pathname);
  return given;
}

async function press(button: HTMLButtonElement, token: string): Promise<void> {
  if (isBusy(button)) return;
  const { sure, armed, post = '' } = button.dataset;
  const text = button.textContent;
  if (sure !== undefined && armed === undefined) {
    button.dataset['armed'] = 'yes';
    button.textContent = sure;
    setTimeout(() => {
      if (isBusy(button)) return;
      delete button.dataset['armed'];
      button.textContent = text;
    }, SURE_MS);
    return;
  }
  // Not `disabled`, which would take the focus away.
  button.setAttribute('aria-disabled', 'true');
  const answer = await fetch(post, { method: 'POST', headers: { 'peakday-token': token } }).catch(
    () => undefined,
  );
  if (answer?.ok === true) {
    tell(await answer.text());
    return;
  }
  button.removeAttribute('aria-disabled');
  tell(answer === undefined ? 'Nobody answers.' : await answer.text());
}

const isBusy = (button: Element): boolean => button.hasAttribute('aria-disabled');

function tell(text: string): void {
  const word = document.querySelector('#word');
  if (word) word.textContent = text;
}
