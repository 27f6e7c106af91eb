import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FILES, read, SOURCES } from './sources.ts';

/** Declarations that others can import, as `export` writes them at the start of a line. */
const EXPORT =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type)\b(?! \{)/;

/** A type that only names the members of a value that is documented itself. */
const DERIVED = /^export type \w+ = (?:\(typeof \w+\)\[|keyof )/;
const WORD_TABLES = /^src\/scenario\/(words|texts)\//;

/** A comment stands right above, or above a group of exports without an empty line between. */
function isDocumented(text: readonly string[], line: number): boolean {
  const above = text[line - 1]?.trimEnd() ?? '';
  if (above.endsWith('*/')) return true;
  return EXPORT.test(above) && isDocumented(text, line - 1);
}

describe('documentation', () => {
  it('every export says what it is', () => {
    const bare = SOURCES.filter((file) => !WORD_TABLES.test(file)).flatMap((file) => {
      const text = read(file).split('\n');
      return text.flatMap((line, i) =>
        EXPORT.test(line) && !DERIVED.test(line) && !isDocumented(text, i)
          ? [`${file}:${i + 1} ${line}`]
          : [],
      );
    });
    expect(bare).toEqual([]);
  });

  it('docs/errors.md has a section for every code and no other', () => {
    const codes = [...read('src/model/failure.ts').matchAll(/^ {2}\| '(PD_\w+)'/gm)];
    const sections = [...read('docs/errors.md').matchAll(/^### (PD_\w+)$/gm)];
    expect(codes.length).toBeGreaterThan(5);
    expect(sections.map(([, code]) => code)).toEqual(codes.map(([, code]) => code));
  });

  it('docs/decisions/README.md lists every decision', () => {
    const notes = FILES.filter((file) => /^docs\/decisions\/\d{3,4}-.*\.md$/.test(file));
    const index = read('docs/decisions/README.md');
    expect(notes.length).toBeGreaterThan(0);
    const unlisted = notes.filter((file) => !index.includes(`(${file.split('/').at(-1)})`));
    expect(unlisted).toEqual([]);
  });

  it('no page links to a file that is not there', () => {
    const pages = FILES.filter((file) => file.endsWith('.md'));
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, link = '']) => new URL(link, `file:///${page}`).pathname.slice(1))
        .filter((file) => !FILES.some((known) => known === file || known.startsWith(`${file}`)))
        .map((file) => `${page}: ${file}`),
    );
    expect(broken).toEqual([]);
  });

  it('every command and npm script that the README shows is there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const blocks = [...read('README.md').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, b = '']) => b);
    const commands = blocks.flatMap((block) => block.split('\n')).filter((line) => line !== '');
    expect(commands.length).toBeGreaterThan(5);
    const wrong = commands.filter((line) => {
      const [, command] = /\bpeakday ([a-z-]+)/.exec(line) ?? [];
      if (command !== undefined) return COMMANDS[command] === undefined;
      const [, script] = /^npm (?:run )?(\w[\w:]*)/.exec(line) ?? [];
      return script === undefined ? !/^(git|cd|source) /.test(line) : !known(script, scripts);
    });
    expect(wrong).toEqual([]);
  });
});

const known = (script: string, scripts: Readonly<Record<string, string>>): boolean =>
  script in scripts || ['ci', 'install', 'pack'].includes(script);
