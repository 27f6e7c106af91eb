import { dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPURE_GLOBALS, LAYERS, PURE } from './layers.ts';
import { codeOf, read, SOURCES } from './sources.ts';

const layerOf = (file: string): string | undefined =>
  Object.keys(LAYERS).find((layer) => file.startsWith(`${layer}/`));

/** Import, export-from and dynamic import specifiers. */
const importsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'([^']+)'/gm)].map(
    ([, specifier = '']) => specifier,
  );

const inLayer = (layer: string): readonly string[] =>
  SOURCES.filter((file) => file.startsWith(`${layer}/`));

describe('layers', () => {
  it('covers every source folder', () => {
    const outside = SOURCES.filter((file) => layerOf(file) === undefined);
    expect(outside).toEqual(['src/index.ts']);
  });

  it.each(Object.entries(LAYERS))('%s imports downwards only', (layer, allowed) => {
    const wrong = inLayer(layer).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(dirname(file), specifier))
        .filter((target) => target !== 'package.json')
        .filter((target) => ![layer, ...allowed].includes(layerOf(target) ?? ''))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(PURE)('%s has no clock, chance, I/O or async of its own', (layer) => {
    const words = [...IMPURE_GLOBALS, 'async', 'await', 'Math\\.random'].join('|');
    // A word after a dot is somebody's member; `Promise` alone is not asked for.
    const impure = new RegExp(`(?<![.\\w])(?:${words})\\b(?!\\s*[:?])`);
    const wrong = inLayer(layer).flatMap((file) => [
      ...importsOf(file)
        .filter((specifier) => !specifier.startsWith('.'))
        .map((specifier) => `${file} imports ${specifier}`),
      ...codeOf(file)
        .split('\n')
        .flatMap((line, i) => (impure.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
    ]);
    expect(wrong).toEqual([]);
  });

  it('src/engines/wall runs in Node and in k6: it imports neither', () => {
    const files = [...inLayer('src/engines/wall'), ...inLayer('src/engines/k6/inside')];
    expect(files.length).toBeGreaterThan(20);
    const foreign = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !specifier.startsWith('.'))
        .filter((specifier) => !(file.includes('/inside/') && /^k6(\/|$)/.test(specifier)))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(foreign).toEqual([]);
  });

  it('is what biome.json restricts', () => {
    const { overrides } = JSON.parse(read('biome.json'));
    const restricted = Object.fromEntries(
      overrides
        .filter((override: Override) => override.linter.rules.style.noRestrictedImports)
        .map((override: Override) => [
          override.includes[0]?.replace(/\/\*\*$/, ''),
          override.linter.rules.style.noRestrictedImports.options.patterns[0]?.group.map((group) =>
            group.replace(/^\*\*\/|\/\*\*$/g, ''),
          ),
        ]),
    );
    const all = Object.keys(LAYERS);
    const expected = Object.fromEntries(
      all
        .filter((layer) => layer !== 'src/cli')
        .map((layer) => [
          layer,
          all
            .filter((other) => other !== layer && !LAYERS[layer]?.includes(other))
            .map((other) => (layer === 'mocks' ? other : other.replace('src/', ''))),
        ]),
    );
    expect(restricted).toEqual(expected);
  });

  it('is what docs/architecture.md shows', () => {
    const rows = [...read('docs/architecture.md').matchAll(/^\| `([^`]+)` \| (.*?) \| /gm)];
    const shown = Object.fromEntries(
      rows.map(([, layer = '', cell = '']) => [
        layer,
        [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
      ]),
    );
    const short = (layer: string): string => layer.replace('src/', '');
    expect(shown).toEqual(
      Object.fromEntries(
        Object.entries(LAYERS).map(([layer, allowed]) => [short(layer), allowed.map(short)]),
      ),
    );
  });
});

interface Override {
  readonly includes: readonly string[];
  readonly linter: {
    readonly rules: {
      readonly style: {
        readonly noRestrictedImports: {
          readonly options: { readonly patterns: readonly { readonly group: readonly string[] }[] };
        };
      };
    };
  };
}
