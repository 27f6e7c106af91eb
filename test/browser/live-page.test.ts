import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Dashboard, openDashboard } from '../../src/dashboard/dashboard.ts';
import type { FaultOrder } from '../../src/model/fault-order.ts';
import { type GrowingRun, growingRun } from '../e2e/telemetry-growing-run.ts';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['PEAKDAY_CHROMIUM'] ?? '', ...PATHS].find(existsSync);
if (executablePath === undefined) {
  console.warn('SKIPPED test/browser/live-page: no Chromium found; set PEAKDAY_CHROMIUM to one.');
}
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(executablePath === undefined)('the live page in a browser', () => {
  let browser: Browser;
  let folder: string;
  let growing: GrowingRun;
  let dashboard: Dashboard;
  let stops: number;
  let orders: FaultOrder[];

  beforeAll(async () => {
    const quiet = ['--disable-background-networking', '--no-first-run', '--disable-sync'];
    const args = ['--headless', '--no-sandbox', '--disable-gpu', ...quiet];
    browser = await chromium.launch({ executablePath: executablePath!, args });
  }, 60_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peakday-'));
    growing = await growingRun(folder, 'watched');
    growing.grow(60);
    [stops, orders] = [0, []];
    dashboard = await openDashboard(
      { kind: 'run', port: 0 },
      {
        onStop: () => {
          stops++;
        },
        onOrder: (order) => orders.push(order),
      },
    );
    const { record, plan } = growing.run;
    dashboard.tell({ type: 'run', folder, record, plan });
    dashboard.tell({ type: 'orderable', faults: plan.faults.map(({ id }) => id) });
  });
  afterEach(async () => {
    await dashboard.close();
    await rm(folder, { recursive: true });
  });

  /** Opens the page; nothing may be said on the console, nothing asked of anybody else. */
  async function opened(
    options: BrowserContextOptions,
    address: string,
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
      await page.goto(address);
      await page.locator('h1').waitFor();
      await use(page);
      expect(said).toEqual([]);
      const own = new URL(address).origin;
      expect(asked.filter((one) => !one.startsWith('data:') && !one.startsWith(own))).toEqual([]);
    } finally {
      await context.close();
    }
  }

  it.each([
    ['light desk', DESK, 'light'],
    ['dark desk', DESK, 'dark'],
    ['light phone', PHONE, 'light'],
    ['dark phone', PHONE, 'dark'],
  ] as const)(
    'reads well on a %s',
    (_, viewport, colorScheme) =>
      opened({ viewport, colorScheme }, dashboard.url, async (page) => {
        expect(await page.locator('h1').innerText()).toBe('Failing so far');
        expect(await page.locator('.card').count()).toBe(6);
        const drawn = viewport === PHONE ? 'svg.narrow' : 'svg.wide';
        expect(await page.locator(`.load ${drawn}`).first().isVisible()).toBe(true);
        expect(await page.locator(`${drawn}.wall`).isVisible()).toBe(true);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width).toBeLessThanOrEqual(viewport.width);
        await page.evaluate(AXE);
        const { violations } = (await page.evaluate('axe.run()')) as {
          violations: readonly { id: string; nodes: readonly { html: string }[] }[];
        };
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }),
    30_000,
  );

  it.each([
    ['light desk', DESK, 'light'],
    ['dark phone', PHONE, 'dark'],
  ] as const)(
    'is read without scripts on a %s, and looks again when asked',
    (_, viewport, colorScheme) => {
      const options = { viewport, colorScheme, javaScriptEnabled: false };
      return opened(options, dashboard.url, async (page) => {
        expect(await page.locator('h1').innerText()).toBe('Failing so far');
        expect(await page.locator('.card').count()).toBe(6);
        const drawn = viewport === PHONE ? 'svg.narrow' : 'svg.wide';
        expect(await page.locator(`${drawn}.wall`).isVisible()).toBe(true);
        expect(await page.locator('.act:visible').count()).toBe(0);
        const box = await page.locator('main').boundingBox();
        expect(box!.x + box!.width).toBeLessThanOrEqual(viewport.width);
        const figure = page.locator('.card .figure').first();
        const before = await figure.innerText();
        growing.grow(60);
        await page.locator('.bar a').focus();
        // Within a second of the last look she is shown that one again.
        const again = async (): Promise<string> => {
          await page.keyboard.press('Enter');
          await page.locator('h1').waitFor();
          await page.locator('.bar a').focus();
          return figure.innerText();
        };
        await expect.poll(again, { timeout: 10_000, interval: 500 }).not.toBe(before);
      });
    },
    30_000,
  );

  it('follows the run, and keeps its last state when the run is gone', async () => {
    await opened({ viewport: DESK }, dashboard.url, async (page) => {
      const figure = page.locator('.card .figure').first();
      const before = await figure.innerText();
      growing.grow(60);
      await expect.poll(() => figure.innerText(), { timeout: 10_000 }).not.toBe(before);
      const outcome = { verdict: 'fail', why: 'It was too slow.', report: 'here.html' } as const;
      dashboard.tell({ type: 'end', outcome });
      await dashboard.close();
      const state = page.locator('#state');
      await expect.poll(() => state.innerText()).toBe('ended: this is the last state');
      expect(await page.locator('h1').innerText()).toBe('NOT READY');
      expect(await page.locator('header').innerText()).toContain('here.html');
      expect(await page.locator('.act:visible').count()).toBe(0);
      await expect(fetch(new URL(dashboard.url).origin)).rejects.toThrow();
    });
  }, 30_000);

  it('starts faults and stops the run, with the keyboard alone', async () => {
    await opened({ viewport: DESK }, dashboard.url, async (page) => {
      expect(new URL(page.url()).hash).toBe('');
      await page.reload();
      await page.locator('h1').waitFor();
      const [stop, start] = ['stop', 'start/'].map((key) =>
        page.locator(`[data-key^="${key}"]`).first(),
      );
      const id = (await start!.getAttribute('data-key'))?.slice('start/'.length);
      await tabTo(page, 'stop');
      await page.keyboard.press('Enter');
      expect(await stop!.innerText()).toBe('press again to stop');
      expect(stops).toBe(0);
      await tabTo(page, `start/${id}`);
      await page.keyboard.press('Enter');
      await expect.poll(() => orders).toEqual([{ fault: id, order: 'start' }]);
      // The order is there before its answer is back at the page.
      await expect.poll(() => page.locator('#word').innerText()).toBe(`${id}: starting.`);
      await stop!.focus();
      await expect.poll(() => stop!.innerText(), { timeout: 6000 }).toBe('stop the run');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await expect.poll(() => stops).toBe(1);
    });
  }, 30_000);

  it('shows those without the token everything and no button', async () => {
    await opened({ viewport: PHONE }, new URL(dashboard.url).origin, async (page) => {
      expect(await page.locator('.act').count()).toBeGreaterThan(1);
      expect(await page.locator('.act:visible').count()).toBe(0);
      expect(await page.locator('#word').innerText()).toMatch(/^Read only/);
    });
  }, 30_000);
});

/** Moves the focus on until it is there. */
async function tabTo(page: Page, key: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement.dataset.key')) === key) return;
  }
  throw new Error(`the keyboard does not get to ${key}`);
}
