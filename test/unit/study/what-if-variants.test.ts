import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { readVariants } from '../../../src/study/what-if-variants.ts';

const none = { sets: [], variants: [], grids: [] };

describe('readVariants', () => {
  it('makes one variant of all --set together', () => {
    expect(readVariants({ ...none, sets: ['a.b=1', 'c.d=2'] })).toEqual([
      { name: 'a.b=1, c.d=2', set: ['a.b=1', 'c.d=2'] },
    ]);
  });

  it.each([
    ['late: faults.a.start=15:30, b=2', 'late', ['faults.a.start=15:30', 'b=2']],
    ['faults.a.start=15:30', 'faults.a.start=15:30', ['faults.a.start=15:30']],
    ['two: a=[es, ca], b={ uniform: [1s, 2s] }', 'two', ['a=[es, ca]', 'b={ uniform: [1s, 2s] }']],
    ['q: a={ q: { p50: 1s }, x: 2 }, b=1', 'q', ['a={ q: { p50: 1s }, x: 2 }', 'b=1']],
  ])('reads %s', (text, name, set) => {
    expect(readVariants({ ...none, variants: [text] })).toEqual([{ name, set }]);
  });

  it('crosses several grids', () => {
    const names = readVariants({ ...none, grids: ['a=1,2', 'b=[x, y],z'] }).map(({ name }) => name);
    expect(names).toEqual(['a=1, b=[x, y]', 'a=1, b=z', 'a=2, b=[x, y]', 'a=2, b=z']);
  });

  it.each([
    ['no variant', none, 'no variant is given'],
    ['more than twelve', { ...none, grids: ['a=1,2,3,4', 'b=1,2,3,4'] }, '16 variants'],
    ['a name twice', { ...none, variants: ['x: a=1', 'x: a=2'] }, "called 'x'"],
    ['a variant of nothing', { ...none, variants: ['late:'] }, 'changes nothing'],
    ['a grid without values', { ...none, grids: ['a'] }, 'has no values'],
    ['a grid without a path', { ...none, grids: ['=1,2'] }, 'has no values'],
  ])('refuses %s', (_, asked, message) => {
    const attempt = (): unknown => readVariants(asked);
    expect(attempt).toThrow(Failure);
    expect(attempt).toThrow(message);
  });
});
