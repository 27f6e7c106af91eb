import { describe, expect, it } from 'vitest';
import { FAULT_KINDS } from '../../src/model/fault-plan.ts';
import { codeOf, FILES, read, SOURCES } from './sources.ts';

const HARD_LIMIT = 300;
/** Tables of words and numbers, which are not code to be read from top to bottom. */
const TABLES: readonly RegExp[] = [
  /^src\/scenario\/(words|texts)\//,
  /^src\/report\/texts\//,
  /^mocks\/openapi\//,
  /^test\/golden\//,
  /^test\/fixtures\/reference-cases\.ts$/,
];
/** Pieces put together here, so that this file passes its own test. */
const word = (...parts: readonly string[]): string => parts.join('');
const MARKERS = new RegExp(
  `\\b(${[word('TO', 'DO'), word('FIX', 'ME'), word('HA', 'CK'), word('X', 'XX')].join('|')})\\b`,
);
const OUTSIDE = new RegExp(
  [
    word('/wo', 'rk/(main|shared|\\.)'),
    word('registry\\.', 'npmjs'),
    word('reg', 'istry\\.yarnpkg'),
    word('/tmp', '/brief'),
    word('\\.lib', 'rary/'),
  ].join('|'),
);
const TEXT = /\.(ts|mjs|js|json|md|ya?ml|sh)$|^\.ci\/run$/;

const lines = (file: string): number => read(file).split('\n').length - 1;
const hits = (files: readonly string[], pattern: RegExp): readonly string[] =>
  files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
  );

describe('files', () => {
  it('finds the sources', () => {
    expect(SOURCES.length).toBeGreaterThan(50);
  });

  it(`are at most ${HARD_LIMIT} lines`, () => {
    const long = FILES.filter((file) => /\.(ts|mjs)$/.test(file))
      .filter((file) => !TABLES.some((table) => table.test(file)))
      .filter((file) => lines(file) > HARD_LIMIT);
    expect(long.map((file) => `${file}: ${lines(file)}`)).toEqual([]);
  });

  it('carry no leftover markers', () => {
    expect(
      hits(
        FILES.filter((file) => TEXT.test(file)),
        MARKERS,
      ),
    ).toEqual([]);
  });

  it('name nothing of where they were written', () => {
    expect(
      hits(
        FILES.filter((file) => TEXT.test(file)),
        OUTSIDE,
      ),
    ).toEqual([]);
  });

  it('have kebab-case names', () => {
    const odd = SOURCES.filter((file) => !/^[a-z0-9/-]+\.ts$/.test(file));
    expect(odd).toEqual([]);
  });

  it('silence no checker', () => {
    const silencers = new RegExp(`${word('biome-', 'ignore')}|${word('@ts-', '(ignore|nocheck)')}`);
    expect(
      hits(
        FILES.filter((file) => /\.(ts|mjs)$/.test(file)),
        silencers,
      ),
    ).toEqual([]);
  });

  it('have no non-null assertion or any in the product', () => {
    const wrong = SOURCES.flatMap((file) =>
      codeOf(file)
        .split('\n')
        .flatMap((line, i) =>
          /\bas any\b|:\s*any\b|[\w)\]]!(?=[.;,)\]]|$)/.test(line) ? [`${file}:${i + 1}`] : [],
        ),
    );
    expect(wrong).toEqual([]);
  });

  it.each(FAULT_KINDS)('%s has a file of its own', (kind) => {
    const name = kind.slice(kind.indexOf('/') + 1);
    const own = SOURCES.filter((file) =>
      new RegExp(`^(src|mocks)/.*faults?/.*\\b${name}\\.ts$`).test(file),
    );
    expect(own).not.toEqual([]);
  });
});
