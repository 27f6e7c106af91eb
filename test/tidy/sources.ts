import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The checkout, with a closing slash. */
export const ROOT: string = fileURLToPath(new URL('../../', import.meta.url));

/** Every file that is, or is about to be, in the repository; paths from its root. */
export const FILES: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: ROOT, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => file !== '' && existsSync(ROOT + file));

/** The product's own TypeScript. */
export const SOURCES: readonly string[] = FILES.filter((file) =>
  /^(src|mocks)\/.*\.ts$/.test(file),
);

export const read = (file: string): string => readFileSync(ROOT + file, 'utf8');

/** A file's text with comments and the contents of strings blanked, lines kept. */
export const codeOf = (file: string): string =>
  read(file).replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    (text) => text.replace(/[^\n]/g, ' '),
  );
