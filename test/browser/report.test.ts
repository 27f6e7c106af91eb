import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReports } from '../../src/report/write-reports.ts';
import { believableRun, writeRunFolder } from '../fixtures/run-folder.ts';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['PEAKDAY_CHROMIUM'] ?? '', ...PATHS].find(existsSync);
if (executablePath === undefined) {
  console.warn('SKIPPED test/browser/report: no Chromium found; set PEAKDAY_CHROMIUM to one.');
}

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

  it.each([
    ['light desk', { width: 1280, height: 800 }, 'light', true],
    ['dark desk', { width: 1280, height: 800 }, 'dark', true],
    ['phone', { width: 390, height: 844 }, 'light', true],
    ['desk without scripts', { width: 1280, height: 800 }, 'light', false],
  ] as const)(
    'reads well on a %s',
    async (_, viewport, colorScheme, javaScriptEnabled) => {
      const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled });
      try {
        const page = await context.newPage();
        const said: string[] = [];
        const asked: string[] = [];
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(error.message));
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(url);
        expect(said).toEqual([]);
        expect(asked.filter((one) => !one.startsWith('data:'))).toEqual([url]);
        const verdict = await page.locator('h1').boundingBox();
        expect(await page.locator('h1').innerText()).toBe('NOT READY');
        expect(verdict!.y + verdict!.height).toBeLessThan(viewport.height);
        expect(await page.locator('.card').count()).toBe(6);
        for (const element of ['html', 'main', '.cards', 'figure >> nth=0']) {
          const box = await page.locator(element).boundingBox();
          expect(box!.x + box!.width, element).toBeLessThanOrEqual(viewport.width);
        }
        const shown = page.locator(viewport.width < 700 ? 'svg.narrow' : 'svg.wide');
        expect(await shown.count()).toBe(3);
        expect(await shown.first().isVisible()).toBe(true);
        if (javaScriptEnabled) {
          const width = await page.evaluate('document.documentElement.scrollWidth');
          expect(width).toBeLessThanOrEqual(viewport.width);
        }
        if (viewport.width === 1280) {
          const cards = await page.locator('.cards').boundingBox();
          expect(cards!.y + cards!.height).toBeLessThan(viewport.height);
        }
      } finally {
        await context.close();
      }
    },
    60_000,
  );
});
