import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { FAULT_KINDS } from '../../src/model/fault-plan.ts';
import { faultTables, warningTable } from './fault-tables.ts';

const GUIDE = new URL('../../docs/guides/faults.md', import.meta.url);

/** Puts the text between the two marks of a name. */
const between = (page: string, name: string, text: string): string =>
  page.replace(
    new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- end of ${name} -->)`),
    (_all, start: string, end: string) => `${start}\n${text}\n${end}`,
  );

it('the guide to faults says what the catalogue and the linter say', async () => {
  const page = await readFile(GUIDE, 'utf8');
  for (const kind of FAULT_KINDS) expect(faultTables()).toContain(`\`${kind}\``);
  expect(page).toContain('<!-- catalogue -->');
  expect(page).toContain('<!-- warnings -->');
  const told = between(between(page, 'catalogue', faultTables()), 'warnings', warningTable());
  await expect(told).toMatchFileSnapshot(GUIDE.pathname);
});
