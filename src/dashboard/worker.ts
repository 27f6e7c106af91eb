import { existsSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../model/failure.ts';
import { Board } from './board.ts';
import type { DashboardConfig, FromDashboard, ToDashboard } from './messages.ts';
import { MOCK_SECTIONS } from './mock-sections.ts';
import { MockWatch } from './mock-watch.ts';
import { RUN_SECTIONS } from './run-sections.ts';
import { RunSubject } from './run-subject.ts';
import { type ServedPage, servePage } from './serve-page.ts';
import { shell } from './shell.ts';
import type { Subject } from './subject.ts';

const EVERY_MS = 1000;
/** Looking takes at most this share of a core, so that a long run is looked at less often. */
const MOST = 0.1;
/** Viewers get this long to take the last state. */
const FAREWELL_MS = 1500;

const { kind, port, token } = workerData as DashboardConfig;
const tell = (message: FromDashboard): void => parentPort?.postMessage(message);
const SECTIONS = kind === 'run' ? RUN_SECTIONS : MOCK_SECTIONS;
const board = new Board();
let subject: Subject | undefined;
let isLeaving = false;
let looking: Promise<void> = Promise.resolve();
let timer: NodeJS.Timeout | undefined;
/** When the next look is within what looking may take. */
let next_ms = 0;

/** Nothing is read or drawn while nobody looks on. */
async function look(): Promise<void> {
  const begun_ms = performance.now();
  // A file that cannot be read now is read with the next look; the run itself is not touched.
  const sections = board.viewers === 0 ? [] : await subject?.look().catch(() => undefined);
  board.publish(sections ?? []);
  const took_ms = performance.now() - begun_ms;
  const rest_ms = Math.max(EVERY_MS, took_ms / MOST - took_ms);
  // Where nobody looked on nothing was looked at, and whoever comes now need not wait.
  if (board.viewers > 0) next_ms = performance.now() + rest_ms;
  clearTimeout(timer);
  timer = setTimeout(() => lookOnce(), rest_ms);
}

function lookOnce(): void {
  clearTimeout(timer);
  looking = looking.then(look);
}

/** Shows the last state to whoever is there, then leaves the port. */
async function leave(page: ServedPage): Promise<void> {
  lookOnce();
  await looking;
  clearTimeout(timer);
  board.end();
  const until_ms = performance.now() + FAREWELL_MS;
  while (board.viewers > 0 && performance.now() < until_ms) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  // What the last viewers are sent is in their sockets by then; give it a moment to be read.
  await new Promise((resolve) => setTimeout(resolve, 50));
  await page.close();
  tell({ type: 'closed' });
  parentPort?.close();
}

function hear(message: ToDashboard, page: ServedPage): void {
  switch (message.type) {
    case 'run':
      subject = new RunSubject(message, (order) => tell({ type: 'order', order }));
      lookOnce();
      break;
    case 'mocks':
      subject = new MockWatch(message.mocks);
      lookOnce();
      break;
    case 'phase':
      subject?.phase(message.text);
      break;
    case 'orderable':
      subject?.orderable(message.faults);
      break;
    case 'end':
      // Whoever ends it twice says nothing new.
      if (isLeaving) return;
      isLeaving = true;
      subject?.end(message.outcome);
      void leave(page);
  }
}

/** Beside the bundle, or in dist when this runs from the sources. */
function script(): string {
  const file = ['./', '../../dist/']
    .map((place) => new URL(`${place}live-script.js`, import.meta.url))
    .find((place) => existsSync(place));
  return file === undefined ? '' : readFileSync(file, 'utf8');
}

const stop = (): void => {
  subject?.stopping();
  tell({ type: 'stop' });
};

servePage(port, {
  board,
  token,
  page: shell(SECTIONS),
  sections: SECTIONS,
  look: () => {
    if (performance.now() >= next_ms) lookOnce();
    return looking;
  },
  script: script(),
  onStop: kind === 'run' ? stop : undefined,
  onOrder: async (order) => {
    const refusal = subject === undefined ? 'Nothing has begun.' : await subject.order(order);
    lookOnce();
    return refusal;
  },
}).then(
  (page) => {
    parentPort?.on('message', (message: ToDashboard) => hear(message, page));
    tell({ type: 'ready', url: page.url });
  },
  (error: unknown) => {
    const code = error instanceof Failure ? error.code : 'PD_BUG';
    tell({ type: 'failed', code, message: error instanceof Error ? error.message : String(error) });
    parentPort?.close();
  },
);
