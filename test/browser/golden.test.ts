import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReports } from '../../src/report/write-reports.ts';
import { writeVirtualRun } from '../fixtures/virtual-run.ts';
import { pictureDifference } from './picture-difference.ts';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['PEAKDAY_CHROMIUM'] ?? '', ...PATHS].find(existsSync);
if (executablePath === undefined) {
  console.warn('SKIPPED test/browser/golden: no Chromium found; set PEAKDAY_CHROMIUM to one.');
}

/** Sizes with the share of cells that other letters may change, 0.1 % and 0.7 % where tried. */
const DESK = { name: 'desk', viewport: { width: 1280, height: 800 }, limit: 0.004 };
const PHONE = { name: 'phone', viewport: { width: 390, height: 844 }, limit: 0.012 };
const SCREENS = [DESK, PHONE].flatMap((screen) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ ...screen, colorScheme })),
);

/** The report of one day in virtual time, as it was agreed to look; PEAKDAY_GOLDEN=write agrees anew. */
describe.skipIf(executablePath === undefined)('the report of a fixed virtual run', () => {
  let browser: Browser;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peakday-'));
    await writeVirtualRun(folder);
    url = pathToFileURL((await writeReports(folder)).paths.html).href;
    const quiet = ['--disable-background-networking', '--no-first-run', '--disable-sync'];
    const args = ['--headless', '--no-sandbox', '--disable-gpu', ...quiet];
    browser = await chromium.launch({ executablePath: executablePath!, args });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  async function seen(options: BrowserContextOptions, css = ''): Promise<Buffer> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      await page.goto(url);
      if (css !== '') await page.addStyleTag({ content: css });
      // Charts are drawn on the first frame, and again when their size is known.
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
      );
      return await page.screenshot();
    } finally {
      await context.close();
    }
  }

  it.each(SCREENS)(
    'looks as agreed, $name $colorScheme',
    async ({ name, viewport, colorScheme, limit }) => {
      const picture = await seen({ viewport, colorScheme });
      const golden = fileURLToPath(
        new URL(`../golden/report/virtual-${name}-${colorScheme}.png`, import.meta.url),
      );
      if (process.env['PEAKDAY_GOLDEN'] === 'write') writeFileSync(golden, picture);
      expect(await pictureDifference(browser, picture, readFileSync(golden))).toBeLessThan(limit);
    },
    60_000,
  );

  it.each(SCREENS)(
    'is held to that by a look that can say no, $name $colorScheme',
    async ({ viewport, colorScheme, limit }) => {
      const whole = await seen({ viewport, colorScheme });
      const empty = '.card:nth-child(3) > * { visibility: hidden }';
      const without = await seen({ viewport, colorScheme }, empty);
      expect(await pictureDifference(browser, whole, without)).toBeGreaterThan(limit);
      expect(await pictureDifference(browser, whole, whole)).toBe(0);
    },
    60_000,
  );
});
