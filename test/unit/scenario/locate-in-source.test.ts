import { describe, expect, it } from 'vitest';
import { locateInSource } from '../../../src/scenario/locate-in-source.ts';
import type { KeyPath } from '../../../src/scenario/problem.ts';

/** The text found at a path, from its position to the next break. */
const found = (source: string, path: KeyPath): string | undefined => {
  const place = locateInSource(source, path);
  if (!place) return undefined;
  const line = source.split('\n')[place.line - 1] ?? '';
  return /^['"]?[\w-]+['"]?/.exec(line.slice(place.column - 1))?.[0];
};

const SOURCE = `import { defineScenario } from 'peakday';
// defineScenario({ live: 'in a comment' })
const note = "defineScenario({ live: 'in a text' })";
const tills = 3 / 2;

export default defineScenario({
  name: 'x', /* live: */ title: \`a \${note} } {\`,
  stores: {
    'street-es': { count: 2, tills, country: 'ES' },
    mall: { count: Math.min(3, [1, 2].length), tills: 4 } satisfies object,
  },
  live: {
    // to: '16:00',
    from: '15:00', compresion: 3,
  },
  gates: ['p99 < 1s', 'a, b }', last],
});
`;

describe('locateInSource', () => {
  it.each([
    [['name'], 'name'],
    [['title'], 'title'],
    [['live'], 'live'],
    [['live', 'compresion'], 'compresion'],
    [['stores', 'street-es'], "'street-es'"],
    [['stores', 'street-es', 'country'], 'country'],
    [['stores', 'street-es', 'tills'], 'tills'],
    [['stores', 'mall', 'tills'], 'tills'],
    [['gates', 1], "'a"],
    [['gates', 2], 'last'],
  ])('finds %j', (path, text) => {
    expect(found(SOURCE, path)).toBe(text);
  });

  it('gives line and column as editors count them', () => {
    expect(locateInSource(SOURCE, ['live', 'compresion'])).toEqual({ line: 14, column: 20 });
    expect(locateInSource(SOURCE, ['stores', 'mall', 'count'])).toEqual({ line: 10, column: 13 });
  });

  it('points into the second of two equal keys, as JavaScript does', () => {
    expect(locateInSource('export default {\n a: 1,\n a: 2 }', ['a'])).toEqual({
      line: 3,
      column: 2,
    });
  });

  it.each([
    ['a key that is not there', 'defineScenario({ a: 1 })', ['b']],
    ['inside a name', 'defineScenario({ live })', ['live', 'from']],
    ['inside a call', 'defineScenario({ live: f({ from: 1 }) })', ['live', 'from']],
    ['inside a changed literal', 'defineScenario({ g: [1].concat([2]) })', ['g', 0]],
    ['before a spread that may override', 'defineScenario({ a: 1, ...more })', ['a']],
    ['before a computed key', 'defineScenario({ a: 1, [key]: 2 })', ['a']],
    ['behind a spread in a list', 'defineScenario({ g: [...more, 1] })', ['g', 1]],
    ['two scenarios', 'defineScenario({ a: 1 }); defineScenario({ a: 2 })', ['a']],
    ['a scenario held by a name', 'const s = { a: 1 }; export default s', ['a']],
    ['behind a regular expression', 'defineScenario({ r: /[{]/, a: 1 })', ['a']],
    ['another function', 'myDefineScenario({ a: 1 })', ['a']],
    ['an unfinished text', "defineScenario({ a: 'x", ['a']],
  ])('gives nothing for %s', (_, source, path) => {
    expect(locateInSource(source, path)).toBeUndefined();
  });

  it('is certain of a key written after a spread', () => {
    expect(locateInSource('defineScenario({ ...base, a: 1 })', ['a'])).toEqual({
      line: 1,
      column: 27,
    });
  });
});
