import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/model/nearest.ts';

describe('nearest', () => {
  it.each([
    ['compresion', 'compression'],
    ['Compression', 'compression'],
    ['shaer', 'share'],
    ['strores', 'stores'],
    ['seeds', 'seed'],
    ['storys', 'stores'],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, ['seed', 'share', 'compression', 'stores'])).toBe(meant);
  });

  it.each([
    ['zzzz', ['seed', 'share']],
    ['a', ['compression']],
    ['word', []],
  ])('%s means none of %j', (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  it('takes the first of equally near words', () => {
    expect(nearest('bat', ['cat', 'rat'])).toBe('cat');
  });
});
