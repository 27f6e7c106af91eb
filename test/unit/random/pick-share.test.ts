import { describe, expect, it } from 'vitest';
import { runKey } from '../../../src/random/hash.ts';
import { pickShare } from '../../../src/random/pick-share.ts';

const ids = Array.from({ length: 40 }, (_, i) => String(i + 1).padStart(4, '0'));
const key = runKey(1, 0);

describe('pickShare', () => {
  it('picks the exact share, in the order given, the same each time', () => {
    const picked = pickShare(ids, 0.25, key, 'fault/a');
    expect(picked).toHaveLength(10);
    expect(picked).toEqual([...picked].sort());
    expect(pickShare(ids, 0.25, key, 'fault/a')).toEqual(picked);
  });

  it('picks all for 1, and at least one for the smallest share', () => {
    expect(pickShare(ids, 1, key, 'x')).toEqual(ids);
    expect(pickShare(ids, 0.0001, key, 'x')).toHaveLength(1);
    expect(pickShare([], 0.5, key, 'x')).toEqual([]);
  });

  it('picks differently for another purpose and another seed', () => {
    const picked = pickShare(ids, 0.5, key, 'fault/a');
    expect(pickShare(ids, 0.5, key, 'fault/b')).not.toEqual(picked);
    expect(pickShare(ids, 0.5, runKey(2, 0), 'fault/a')).not.toEqual(picked);
  });

  it('a larger share keeps the stores of a smaller one', () => {
    const small = pickShare(ids, 0.2, key, 'x');
    const large = pickShare(ids, 0.6, key, 'x');
    expect(small.every((id) => large.includes(id))).toBe(true);
  });
});
