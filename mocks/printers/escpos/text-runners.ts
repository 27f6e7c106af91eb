import type { Align } from '../typesetter.ts';
import { decodeText } from './decode-text.ts';
import { initialModes, type Job, type Runner, type Runners } from './job.ts';

/** Switches are 0 and 1, or their digits. */
const isOn = (n: number | undefined): boolean => ((n ?? 0) & 1) === 1;
const low4 = (n: number | undefined): number => (n ?? 0) & 0x0f;
const word = (head: readonly number[], at: number): number =>
  (head[at] ?? 0) + 256 * (head[at + 1] ?? 0);
const ALIGN: readonly Align[] = ['left', 'center', 'right'];

const underline: Runner = ({ page }, [, , n]) => {
  const weight = low4(n);
  page.restyle({ underline: weight === 1 || weight === 2 ? weight : 0 });
};

/** `ESC !`: font, bold, double height, double width and underline in one byte. */
const printMode: Runner = ({ page }, [, , n = 0]) =>
  page.restyle({
    font: (n & 0x01) !== 0 ? 'B' : 'A',
    bold: (n & 0x08) !== 0,
    height: (n & 0x10) !== 0 ? 2 : 1,
    width: (n & 0x20) !== 0 ? 2 : 1,
    underline: (n & 0x80) !== 0 ? 1 : 0,
  });

const text: Runner = (job, _, data) => {
  const { text: characters, lead } = decodeText(data, job.text, job.lead);
  job.lead = lead;
  job.rest = job.page.text(characters);
};

const setKanji = (job: Job, kanji: Job['text']['kanji']): void => {
  job.text = { ...job.text, kanji };
  job.lead = undefined;
};

const initialise: Runner = (job) => {
  job.page.reset();
  Object.assign(job, initialModes());
};

/** A signed word, as `ESC \` counts. */
const signed = (value: number): number => (value >= 0x8000 ? value - 0x1_0000 : value);

/** Characters, their look and their place in the line (Epson ESC/POS command reference). */
export const TEXT_RUNNERS: Runners = {
  text,
  LF: ({ page }) => page.newline(),
  HT: ({ page }) => page.tab(),
  FF: ({ page }) => page.newline(),
  CAN: ({ page }) => page.dropLine(),
  'ESC @': initialise,
  'ESC !': printMode,
  'ESC E': ({ page }, [, , n]) => page.restyle({ bold: isOn(n) }),
  'ESC G': ({ page }, [, , n]) => page.restyle({ bold: isOn(n) }),
  'ESC -': underline,
  'FS -': underline,
  'ESC M': ({ page }, [, , n]) => page.restyle({ font: low4(n) === 1 ? 'B' : 'A' }),
  'ESC {': ({ page }, [, , n]) => page.restyle({ upsideDown: isOn(n) }),
  'GS B': ({ page }, [, , n]) => page.restyle({ inverse: isOn(n) }),
  'GS !': ({ page }, [, , n = 0]) =>
    page.restyle({ width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }),
  'ESC a': ({ page }, [, , n]) => {
    page.align = ALIGN[low4(n)] ?? page.align;
  },
  'ESC  ': ({ page }, [, , n = 0]) => {
    page.charSpacing = n;
  },
  'ESC 2': ({ page }) => {
    page.lineSpacing = 34;
  },
  'ESC 3': ({ page }, [, , n = 0]) => {
    page.lineSpacing = n;
  },
  'ESC d': ({ page }, [, , n = 0]) => page.feedLines(n),
  'ESC J': ({ page }, [, , n = 0]) => page.feedDots(n),
  'ESC $': ({ page }, head) => page.moveTo(word(head, 2)),
  'ESC \\': ({ page }, head) => page.moveBy(signed(word(head, 2))),
  'ESC D': ({ page }, _, data) => page.setTabs([...data.subarray(0, 32)]),
  'GS L': ({ page }, head) => page.setMargin(word(head, 2)),
  'GS W': ({ page }, head) => page.setArea(word(head, 2)),
  'ESC t': (job, [, , n = 0]) => {
    job.text = { ...job.text, codePage: n };
  },
  'ESC R': (job, [, , n = 0]) => {
    job.text = { ...job.text, national: n };
  },
  'FS &': (job) => setKanji(job, job.text.kanji ?? 'gb18030'),
  'FS .': (job) => setKanji(job, null),
  // Shift JIS also where two-byte characters are off: half of its lead bytes have no other use.
  'FS C': (job, [, , n]) => setKanji(job, low4(n) === 1 ? 'shift_jis' : null),
};
