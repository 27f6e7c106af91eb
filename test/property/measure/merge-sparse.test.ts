import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeSparse } from '../../../src/measure/merge-sparse.ts';
import { Histogram } from '../../../src/model/histogram.ts';

const values = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 100 });

it('merges parts to the whole', () => {
  fc.assert(
    fc.property(values, values, (left, right) => {
      const of = (all: readonly number[]): Histogram => {
        const histogram = new Histogram();
        for (const value of all) histogram.record(value);
        return histogram;
      };
      const merged = mergeSparse(of(left).toSparse(), of(right).toSparse());
      expect(merged).toEqual(of([...left, ...right]).toSparse());
    }),
  );
});
