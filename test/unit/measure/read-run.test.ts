import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measureRun } from '../../../src/measure/measure-run.ts';
import { readRun } from '../../../src/measure/read-run.ts';
import { believableRun, emptyRun, writeRunFolder } from '../../fixtures/run-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peakday-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('readRun', () => {
  it('reads what was written, and skips a torn line while counting it', async () => {
    await writeRunFolder(folder, believableRun());
    const whole = measureRun(await readRun(folder));
    await writeRunFolder(folder, believableRun(), { tear: true });
    const recordings = await readRun(folder);
    expect(recordings.torn).toBe(1);
    const torn = measureRun(recordings);
    expect(torn.requests).toEqual(whole.requests);
    expect(whole.requests.issued).toBeGreaterThan(10_000);
    expect(whole.findings).toEqual([]);
    expect(torn.findings.map((finding) => finding.kind)).toEqual(['linesTorn']);
  });

  it.each(['run.json', 'plan.json'])('says that a folder without %s is no run', async (name) => {
    await writeRunFolder(folder, emptyRun());
    await rm(join(folder, name));
    await expect(readRun(folder)).rejects.toMatchObject({
      code: 'PD_RUN_UNREADABLE',
      message: expect.stringContaining(name),
    });
  });

  it('refuses a format it does not know, and a torn run.json', async () => {
    await writeRunFolder(folder, emptyRun());
    await writeFile(join(folder, 'run.json'), '{"format":2}');
    await expect(readRun(folder)).rejects.toMatchObject({ code: 'PD_RUN_UNREADABLE' });
    await writeFile(join(folder, 'run.json'), '{"format":');
    await expect(readRun(folder)).rejects.toMatchObject({ code: 'PD_RUN_UNREADABLE' });
  });

  it('refuses a folder that is not there', async () => {
    const gone = join(folder, 'gone');
    await expect(readRun(gone)).rejects.toMatchObject({ code: 'PD_RUN_UNREADABLE' });
  });
});
