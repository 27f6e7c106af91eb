import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ServedPrinters, servePrinters } from '../../mocks/printers/serve-printers.ts';
import { rawClient } from './printers-served.ts';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['PEAKDAY_CHROMIUM'] ?? '', ...PATHS].find(existsSync);
if (executablePath === undefined)
  console.warn('SKIPPED test/e2e/printers-page: no Chromium found; set PEAKDAY_CHROMIUM to one.');

/** As much of an image element as is asked for. */
interface Picture {
  readonly naturalWidth: number;
  decode(): Promise<void>;
}

describe.skipIf(executablePath === undefined)('the printers’ page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const quiet = ['--disable-background-networking', '--no-first-run', '--disable-sync'];
    const args = ['--headless', '--no-sandbox', '--disable-gpu', ...quiet];
    browser = await chromium.launch({ executablePath: executablePath!, args });
  }, 60_000);
  afterAll(() => browser?.close());

  async function opened(
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<{ readonly page: Page; readonly printers: ServedPrinters; readonly said: string[] }> {
    const printers = await servePrinters({ seed: 1, settings: { printers: 2 } });
    onTestFinished(printers.close);
    const page = await browser.newPage({ colorScheme, reducedMotion: 'reduce' });
    onTestFinished(() => page.close());
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(printers.url);
    await page.getByRole('heading', { name: 'Printer 2' }).waitFor();
    return { page, printers, said };
  }

  async function print(printers: ServedPrinters, text: string): Promise<void> {
    const [host = '', port] = (printers.addresses.get('1') ?? '').split(':');
    const client = await rawClient({ host, port: Number(port) });
    client.send(`${text}\x1dV\x00\x1dr1`);
    await client.answer(1);
    await client.end();
  }

  it.each(['light', 'dark'] as const)(
    'shows receipts as they come, newest first (%s)',
    async (scheme) => {
      const { page, printers, said } = await opened(scheme);
      await print(printers, 'First <b>receipt</b>\n');
      await print(printers, 'Second\n\x1dv0\x00\x01\x00\x02\x00\x81\x42');
      await page.getByRole('img').nth(1).waitFor();
      const images = await page.getByRole('img').all();
      const texts = await Promise.all(images.map((image) => image.getAttribute('alt')));
      expect(texts).toEqual(['Second\n[image 8x2]\n', 'First <b>receipt</b>\n']);
      const widths = await page.getByRole('img').evaluateAll((all) =>
        Promise.all(
          (all as unknown as Picture[]).map(async (image) => {
            await image.decode();
            return image.naturalWidth;
          }),
        ),
      );
      expect(widths).toEqual([320, 320]);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(),
      );
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(said).toEqual([]);
    },
  );

  it('shows the last receipts and states to whoever comes later', async () => {
    const { page, printers } = await opened();
    await print(printers, 'Bread\n');
    printers.devices.get('2')?.printer.runOut();
    await page.reload();
    await page.getByRole('img').waitFor();
    await page.getByText('paper out', { exact: true }).waitFor();
    expect(await page.getByRole('img').count()).toBe(1);
  });

  it('breaks and mends printers by its buttons', async () => {
    const { page, printers } = await opened();
    const printer = printers.devices.get('1')?.printer;
    const group = page.getByRole('group', { name: 'Printer 1' });
    for (const [label, badge] of [
      ['Paper out', 'paper out'],
      ['Cover open', 'cover open'],
      ['Cutter jam', 'error: cutter'],
      ['Offline', 'offline'],
      ['Hangs unnoticed', 'hangs unnoticed'],
      ['Switched off', 'switched off'],
    ] as const) {
      await group.getByRole('button', { name: label }).click();
      await page.getByText(badge, { exact: true }).waitFor();
      expect(printer?.ready).toBe(false);
      await group.getByRole('button', { name: label, pressed: true }).click();
      await page.getByText(badge, { exact: true }).waitFor({ state: 'detached' });
      expect(printer?.ready).toBe(true);
    }
  });

  it('filters printers by their id', async () => {
    const { page } = await opened();
    await page.getByRole('searchbox').fill('2');
    await page.getByRole('heading', { name: 'Printer 1' }).waitFor({ state: 'hidden' });
    expect(await page.getByRole('heading', { name: 'Printer 2' }).isVisible()).toBe(true);
  });
});
