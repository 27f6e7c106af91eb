import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareRuns } from '../../src/compare/compare-runs.ts';
import { trendOf } from '../../src/compare/trend.ts';
import { comparePage } from '../../src/report/html/compare-page.ts';
import { trendPage } from '../../src/report/html/compare-trend-page.ts';
import { comparedDigest } from '../fixtures/compared-run.ts';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['PEAKDAY_CHROMIUM'] ?? '', ...PATHS].find(existsSync);
if (executablePath === undefined) {
  console.warn('SKIPPED test/browser/compare: no Chromium found; set PEAKDAY_CHROMIUM to one.');
}
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TOLERANCE = { relative: 0.1, absolute_us: 5000 };
const base = comparedDigest({ draw: 1 });
const slow = { ...comparedDigest({ draw: 2, slower: 1.25, longer: 1.5 }), compression: 12 };
const runs = Array.from({ length: 8 }, (_, n) => ({
  ...comparedDigest({ draw: n + 1, slower: n < 4 ? 1 : 1.3 }),
  startedAt: `2026-11-0${n + 1}T09:00:00.000Z`,
}));
const PAGES = {
  forced: comparePage(compareRuns(base, slow, TOLERANCE, true)),
  refused: comparePage(compareRuns(base, slow, TOLERANCE)),
  trend: trendPage(trendOf(runs, 0.05)),
};

let browser: Browser | undefined;
beforeAll(async () => {
  if (executablePath === undefined) return;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({
    executablePath,
    args: [...args, '--no-first-run', '--disable-sync'],
  });
});
afterAll(() => browser?.close());

it.skipIf(executablePath === undefined).each(
  Object.entries(PAGES).flatMap(([name, html]) => [
    { name, html, width: 1280, colorScheme: 'light' as const },
    { name, html, width: 390, colorScheme: 'dark' as const },
  ]),
)(
  '$name at $width px, $colorScheme: fits, says nothing on the console, axe finds nothing',
  async ({ html, width, colorScheme }) => {
    const page = await browser!.newPage({ viewport: { width, height: 800 }, colorScheme });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => said.push(request.url()));
    await page.setContent(html);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.addScriptTag({ content: AXE });
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    expect(said.filter((text) => !text.startsWith('data:'))).toEqual([]);
    await page.close();
  },
);
