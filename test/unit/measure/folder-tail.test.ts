import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderTail } from '../../../src/measure/folder-tail.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peakday-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function readOn(tail: FolderTail): Promise<readonly string[]> {
  const lines: string[] = [];
  await tail.read((file, line) => lines.push(`${file} ${line}`));
  return lines;
}

describe('a tail of a folder', () => {
  it('hands on every line once, and one that is torn when it is whole', async () => {
    const tail = new FolderTail(folder);
    expect(await readOn(tail)).toEqual([]);
    appendFileSync(join(folder, 'b.ndjson'), '1\n2\n{"to');
    expect(await readOn(tail)).toEqual(['b.ndjson 1', 'b.ndjson 2']);
    expect(await readOn(tail)).toEqual([]);
    appendFileSync(join(folder, 'b.ndjson'), 'rn":3}\n');
    appendFileSync(join(folder, 'a.ndjson'), '4\n');
    expect(await readOn(tail)).toEqual(['a.ndjson 4', 'b.ndjson {"torn":3}']);
  });

  it('keeps a letter whole that was written in two halves', async () => {
    const tail = new FolderTail(folder);
    const bytes = Buffer.from('città\n');
    appendFileSync(join(folder, 'a.ndjson'), bytes.subarray(0, 5));
    expect(await readOn(tail)).toEqual([]);
    appendFileSync(join(folder, 'a.ndjson'), bytes.subarray(5));
    expect(await readOn(tail)).toEqual(['a.ndjson città']);
  });

  it('reads what is longer than it reads at once', async () => {
    const long = 'x'.repeat(1_500_000);
    appendFileSync(join(folder, 'a.ndjson'), `${long}\n${long}\n`);
    expect((await readOn(new FolderTail(folder))).map((line) => line.length)).toEqual([
      1_500_009, 1_500_009,
    ]);
  });

  it('waits for a folder that is not there yet', async () => {
    expect(await readOn(new FolderTail(join(folder, 'series')))).toEqual([]);
  });
});
