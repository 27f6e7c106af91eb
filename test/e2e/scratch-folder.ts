import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A fresh folder for the tests of a file, removed after them. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'peakday-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
