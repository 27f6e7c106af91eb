import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importSales } from '../../../src/history/import-sales.ts';
import { scenarioName, writeScenario } from '../../../src/history/write-scenario.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { csvOf, KNOWN, salesOf } from '../../fixtures/sales-day.ts';

const folder = mkdtempSync(join(tmpdir(), 'peakday-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('writeScenario', () => {
  it('gives every class its own curve and hours, and loads', async () => {
    const { street } = KNOWN.stores;
    const stores = {
      late: { ...street!, opens: '10:00', closes: '22:00' },
      early: { ...street!, opens: '08:00', closes: '18:00', count: 12 },
    };
    const path = join(folder, 'two: hours\n#.csv');
    writeFileSync(path, csvOf(await salesOf({ ...KNOWN, stores })));
    const readings = new Set<number>();
    const day = await importSales({
      path,
      name: path,
      map: {},
      mask: false,
      progress: (reading, share) => {
        expect(share).toBeLessThanOrEqual(1);
        readings.add(reading);
      },
    });
    expect([...readings]).toEqual([1, 2]);
    writeFileSync(join(folder, 'written.yaml'), writeScenario(day));
    const { scenario } = await loadScenario('written.yaml', { cwd: folder });
    expect(Object.keys(scenario.stores)).toEqual(['medium-1000-2200', 'medium-0800-1800']);
    const plan = await compile(scenario);
    const early = plan.curves['medium-0800-1800']!;
    expect([early[0]!.at_us, early.at(-1)!.at_us]).toEqual([8 * 3600e6, 18 * 3600e6]);
    expect(scenario.stores['medium-0800-1800']!.curve).not.toEqual(
      scenario.stores['medium-1000-2200']!.curve,
    );
  });
});

describe('scenarioName', () => {
  it.each([
    ['sales.csv', 'sales'],
    ['data/Ventas Año 2025.csv', 'ventas-ano-2025'],
    ['2025-11-28.csv', 'sales-2025-11-28'],
    ['***.csv', 'sales'],
  ])('makes a name of %s', (file, name) => {
    expect(scenarioName(file)).toBe(name);
  });
});
