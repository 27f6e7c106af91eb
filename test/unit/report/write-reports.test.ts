import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../src/model/facts.ts';
import { writeReports } from '../../../src/report/write-reports.ts';
import { believableRun, writeRunFolder } from '../../fixtures/run-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peakday-'));
  await writeRunFolder(folder, believableRun());
});
afterEach(() => rm(folder, { recursive: true }));

describe('writeReports', () => {
  it('still has the summary when a report cannot be written, and says which', async () => {
    await mkdir(join(folder, 'summary.md'));
    const { summary, unwritten } = await writeReports(folder);
    expect(summary.requests.issued).toBeGreaterThan(0);
    expect(unwritten).toMatchObject({
      code: 'PD_DISK',
      place: { file: join(folder, 'summary.md') },
    });
  });

  it('takes the record of a run that could not write its own end', async () => {
    const record: RunRecord = {
      ...believableRun().record,
      ending: { how: 'failed', detail: 'PD_DISK: full', lost: [] },
    };
    const { summary, paths, unwritten } = await writeReports(folder, record);
    expect(unwritten).toBeUndefined();
    expect(summary.ending).toMatchObject({ how: 'failed', detail: 'PD_DISK: full' });
    expect(summary.verdict).not.toBe('pass');
    expect(JSON.parse(await readFile(paths.summary, 'utf8')).ending.how).toBe('failed');
  });
});
