import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReports } from '../../src/report/write-reports.ts';
import { believableRun, writeRunFolder } from '../fixtures/run-folder.ts';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['PEAKDAY_CHROMIUM'] ?? '', ...PATHS].find(existsSync);
if (executablePath === undefined) {
  console.warn('SKIPPED test/browser/report: no Chromium found; set PEAKDAY_CHROMIUM to one.');
}
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(executablePath === undefined)('report.html in a browser', () => {
  let browser: Browser;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peakday-'));
    await writeRunFolder(folder, believableRun());
    url = pathToFileURL((await writeReports(folder)).paths.html).href;
    const quiet = ['--disable-background-networking', '--no-first-run', '--disable-sync'];
    const args = ['--headless', '--no-sandbox', '--disable-gpu', ...quiet];
    browser = await chromium.launch({ executablePath: executablePath!, args });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  /** Opens the report; nothing may be said on the console, nothing asked of a network. */
  async function opened(
    options: BrowserContextOptions,
    use: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const said: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(url);
      await use(page);
      expect(said).toEqual([]);
      expect(asked.filter((one) => !one.startsWith('data:'))).toEqual([url]);
    } finally {
      await context.close();
    }
  }

  it.each([
    ['light desk', DESK, 'light', true],
    ['dark desk', DESK, 'dark', true],
    ['light phone', PHONE, 'light', true],
    ['dark phone', PHONE, 'dark', true],
    ['desk without scripts', DESK, 'light', false],
    ['phone without scripts', PHONE, 'dark', false],
  ] as const)(
    'reads well on a %s',
    (_, viewport, colorScheme, javaScriptEnabled) =>
      opened({ viewport, colorScheme, javaScriptEnabled }, async (page) => {
        const verdict = await page.locator('h1').boundingBox();
        expect(await page.locator('h1').innerText()).toBe('NOT READY');
        expect(verdict!.y + verdict!.height).toBeLessThan(viewport.height);
        expect(await page.locator('.card').count()).toBe(6);
        for (const element of ['html', 'main', '.cards', 'figure >> nth=0', 'svg.wall:visible']) {
          const box = await page.locator(element).first().boundingBox();
          expect(box!.x + box!.width, element).toBeLessThanOrEqual(viewport.width);
        }
        const drawn = viewport === PHONE ? 'svg.narrow' : 'svg.wide';
        const still = page.locator(`.load ${drawn}`);
        expect(await still.count()).toBe(3);
        expect(await still.first().isVisible()).toBe(!javaScriptEnabled);
        expect(await page.locator('.load canvas').count()).toBe(javaScriptEnabled ? 3 : 0);
        expect(await page.locator(`${drawn}.wall`).isVisible()).toBe(true);
        expect(await page.locator('.player').isVisible()).toBe(javaScriptEnabled);
        if (javaScriptEnabled) {
          const width = await page.evaluate('document.documentElement.scrollWidth');
          expect(width).toBeLessThanOrEqual(viewport.width);
        }
        if (viewport === DESK) {
          for (const [part, room] of [
            ['.cards', 0],
            ['.load figure >> nth=0', 0],
          ] as const) {
            const box = await page.locator(part).boundingBox();
            expect(box!.y + box!.height, part).toBeLessThan(viewport.height - room);
          }
        }
      }),
    60_000,
  );

  it.each([
    ['light', DESK],
    ['dark', DESK],
    ['light', PHONE],
    ['dark', PHONE],
  ] as const)(
    'has nothing axe-core minds, %s %o',
    (colorScheme, viewport) =>
      opened({ viewport, colorScheme }, async (page) => {
        await page.evaluate(AXE);
        const { violations, passes } = (await page.evaluate('axe.run()')) as {
          violations: { id: string; nodes: { html: string }[] }[];
          passes: unknown[];
        };
        const minded = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        expect(minded).toEqual([]);
        expect(passes.length).toBeGreaterThan(20);
      }),
    60_000,
  );

  it(
    'is worked with the keyboard alone',
    () =>
      opened({ viewport: DESK }, async (page) => {
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.className')).toBe('skip');
        await page.keyboard.press('Enter');
        expect(await page.evaluate('document.activeElement.id')).toBe('figures');
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.className')).toBe('plot');
        await page.keyboard.press('ArrowRight');
        const readouts = page.locator('.load .readout');
        expect(await readouts.first().innerText()).toMatch(
          /^15:\d\d(:\d\d)?: delivered [\d.]+, planned/,
        );
        // One cursor for all three charts.
        expect(await readouts.nth(1).innerText()).toMatch(/p99 [\d.]+ ms$/);
        expect(await page.locator('.reset').isVisible()).toBe(false);
        await page.keyboard.press('+');
        expect(await page.locator('.reset').isVisible()).toBe(true);
        await page.keyboard.press('0');
        expect(await page.locator('.reset').isVisible()).toBe(false);
        const slider = page.locator('.player input');
        await slider.focus();
        const before = await page.locator('.player output').innerText();
        await page.keyboard.press('Home');
        expect(await page.locator('.player output').innerText()).toBe('15:00');
        expect(before).not.toBe('15:00');
        const button = page.locator('.player button');
        await button.focus();
        await page.keyboard.press('Enter');
        expect(await button.innerText()).toBe('Pause');
        await expect.poll(() => page.locator('.player output').innerText()).not.toBe('15:00');
        await page.keyboard.press('Enter');
        expect(await button.innerText()).toBe('Play');
      }),
    60_000,
  );

  it(
    'zooms all charts together by dragging',
    () =>
      opened({ viewport: DESK }, async (page) => {
        const over = (await page.locator('.load .u-over').first().boundingBox())!;
        const middle = over.y + over.height / 2;
        const drawn = (): Promise<unknown> =>
          page.evaluate("[...document.querySelectorAll('.load canvas')].at(-1).toDataURL()");
        const whole = await drawn();
        await page.mouse.move(over.x + over.width / 4, middle);
        await page.mouse.down();
        await page.mouse.move(over.x + over.width / 2, middle, { steps: 4 });
        await page.mouse.up();
        const reset = page.locator('.reset');
        expect(await reset.isVisible()).toBe(true);
        expect(await drawn()).not.toBe(whole);
        await reset.click();
        expect(await reset.isVisible()).toBe(false);
        expect(await drawn()).toBe(whole);
      }),
    60_000,
  );

  it(
    'prints on two pages, charts as drawings, and says what is left out',
    () =>
      opened({ viewport: DESK }, async (page) => {
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.load svg.wide').first().isVisible()).toBe(true);
        expect(await page.locator('.load .plot').first().isVisible()).toBe(false);
        const pages = (await page.pdf({ format: 'A4' }))
          .toString('latin1')
          .match(/\/Type\s*\/Page\b/g);
        expect(pages!.length).toBeLessThanOrEqual(2);
        expect(await page.locator('.printed').isVisible()).toBe(true);
        for (const kept of ['h1', '.cards', '#gates', 'svg.wide.wall', '#issues', '#resilience']) {
          expect(await page.locator(kept).first().isVisible(), kept).toBe(true);
        }
        await page.emulateMedia({ media: 'screen' });
        expect(await page.locator('.printed').isVisible()).toBe(false);
      }),
    60_000,
  );
});
