import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolders } from '../../../src/cli/make-folders.ts';

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'peakday-'));
});
afterAll(() => rm(scratch, { recursive: true }));

describe('makeFolders', () => {
  it('makes a folder and all above it, and says whether it had to', async () => {
    const folder = join(scratch, 'a', 'b', 'c');
    expect(await makeFolders(folder)).toBe(true);
    expect((await stat(folder)).isDirectory()).toBe(true);
    expect(await makeFolders(folder)).toBe(false);
    expect(await makeFolders('/')).toBe(false);
  });

  it('works while another makes the same', async () => {
    const folder = join(scratch, 'shared', 'deep', 'down');
    const made = await Promise.all([1, 2, 3].map(() => makeFolders(folder)));
    expect(made).toContain(true);
    expect(existsSync(folder)).toBe(true);
  });

  it.each(['file', 'file/below'])('says that a file is in the way of %s', async (path) => {
    writeFileSync(join(scratch, 'file'), '');
    await expect(makeFolders(join(scratch, path))).rejects.toMatchObject({
      code: 'PD_DISK',
      place: { file: join(scratch, path) },
    });
  });

  it.runIf(existsSync('/proc/self'))('ends where the kernel takes no folders', async () => {
    for (const folder of ['/proc/x', '/proc/x/y/z']) {
      await expect(makeFolders(folder)).rejects.toMatchObject({ code: 'PD_DISK' });
    }
  });
});
