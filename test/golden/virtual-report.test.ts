import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeReports } from '../../src/report/write-reports.ts';
import { writeVirtualRun } from '../fixtures/virtual-run.ts';

it('reports a day in virtual time with the same bytes, in another folder and a second time', async () => {
  const bodies: string[][] = [];
  for (let i = 0; i < 2; i++) {
    const folder = await mkdtemp(join(tmpdir(), 'peakday-'));
    try {
      await writeVirtualRun(folder);
      const { paths } = await writeReports(folder);
      bodies.push(await Promise.all(Object.values(paths).map((path) => readFile(path, 'utf8'))));
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  expect(bodies[0]?.length).toBe(6);
  expect(bodies[1]).toEqual(bodies[0]);
}, 120_000);
