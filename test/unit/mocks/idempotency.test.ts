import { describe, expect, it } from 'vitest';
import { json } from '../../../mocks/wire/exchange.ts';
import { IdempotencyStore, readKey } from '../../../mocks/wire/idempotency.ts';

describe('the Idempotency-Key header', () => {
  it.each([
    ['"abc"', 'abc'],
    ['"a b\\"c\\\\"', 'a b"c\\'],
    ['bare-key-1', 'bare-key-1'],
    ['"open', null],
    ['two words', null],
    ['""', null],
    ['', null],
    ['"ä"', null],
  ])('%s is read as %s', (header, key) => {
    expect(readKey(header)).toBe(key);
  });
});

describe('the idempotency store', () => {
  it('knows fresh, in progress, reused and answered', () => {
    const store = new IdempotencyStore();
    const answer = json(200, { done: true });
    expect(store.begin('k', 'body')).toEqual({ state: 'fresh' });
    expect(store.begin('k', 'body')).toEqual({ state: 'inProgress' });
    expect(store.begin('k', 'other')).toEqual({ state: 'reused' });
    store.end('k', answer);
    expect(store.begin('k', 'body')).toEqual({ state: 'answered', answer });
  });

  it('forgets an abandoned key, and the oldest beyond its limit', () => {
    const store = new IdempotencyStore(2);
    store.begin('a', 'x');
    store.abandon('a');
    expect(store.begin('a', 'y')).toEqual({ state: 'fresh' });
    for (const key of ['b', 'c', 'd', 'e', 'f']) store.begin(key, 'x');
    expect(store.begin('a', 'z')).toEqual({ state: 'fresh' });
  });
});
