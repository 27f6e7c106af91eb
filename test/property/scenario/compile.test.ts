import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { findProblems } from '../../../src/scenario/find-problems.ts';
import { locateInSource } from '../../../src/scenario/locate-in-source.ts';
import { FULL } from '../../unit/scenario/scenarios.ts';

describe('whatever is given as a scenario', () => {
  it('is compiled or refused with a Failure, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ key: fc.constantFrom(...Object.keys(FULL)), value: fc.jsonValue() }),
        async ({ key, value }) => {
          const changed = { ...FULL, [key]: value } as unknown as Scenario;
          const outcome = await compile(changed).catch((error: unknown) => error);
          const refused = outcome instanceof Failure && outcome.code === 'PD_SCENARIO_INVALID';
          expect(refused).toBe(findProblems(changed).length > 0);
          if (!refused) expect(outcome).toMatchObject({ format: 1 });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a literal printed by any program', () => {
  const keys = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', ' ', '{', ',', "'") });
  const literals = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(1, 'a, }', '/* not a comment', true, null),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(keys, tie('node'), { maxKeys: 4 }),
    ),
  })).node;

  it('has every key located where it is', () => {
    fc.assert(
      fc.property(fc.dictionary(keys, literals, { minKeys: 1, maxKeys: 5 }), (literal) => {
        const source = `export default ${JSON.stringify(literal, null, 2)};`;
        const lines = source.split('\n');
        for (const key of Object.keys(literal)) {
          const place = locateInSource(source, [key]);
          const expected = `${JSON.stringify(key)}:`;
          expect(lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(
            new RegExp(`^${expected.replace(/[{}]/g, '\\$&')}`),
          );
          expect(place?.column).toBe(3);
        }
      }),
    );
  });
});
