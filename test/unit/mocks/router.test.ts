import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json } from '../../../mocks/wire/exchange.ts';
import { get, type Route } from '../../../mocks/wire/route.ts';
import { Router } from '../../../mocks/wire/router.ts';

const at = (path: string, method: Route['method'] = 'GET'): Route => ({
  ...get({ path, summary: '', operation: null, replies: {}, serve: () => json(200, {}) }),
  method,
});

describe('the router', () => {
  const router = new Router([
    at('/tickets/{id}'),
    at('/tickets/mine'),
    at('/tickets/{id}.json'),
    at("/Carts('{cartId}')/Checkout", 'POST'),
    at('/a/{one}/b/{two}', 'DELETE'),
    at('/odd/(a+)+$', 'PUT'),
  ]);
  const found = (method: string, path: string) => {
    const reached = router.find(method, path);
    return reached && [reached.route.path, reached.parameters];
  };

  it.each([
    ['GET', '/tickets/mine', ['/tickets/mine', {}]],
    ['GET', '/tickets/7', ['/tickets/{id}', { id: '7' }]],
    ['HEAD', '/tickets/7', ['/tickets/{id}', { id: '7' }]],
    ['GET', '/tickets/7.json', ['/tickets/{id}', { id: '7.json' }]],
    ['GET', '/tickets/a%2Fb', ['/tickets/{id}', { id: 'a/b' }]],
    ['GET', '/tickets/%ff', ['/tickets/{id}', { id: '%ff' }]],
    ['GET', '/tickets/__proto__', ['/tickets/{id}', { id: '__proto__' }]],
    ['POST', "/Carts('c-1')/Checkout", ["/Carts('{cartId}')/Checkout", { cartId: 'c-1' }]],
    ['DELETE', '/a/1/b/2', ['/a/{one}/b/{two}', { one: '1', two: '2' }]],
    ['PUT', '/odd/(a+)+$', ['/odd/(a+)+$', {}]],
    ['PUT', '/odd/aaaa', undefined],
    ['POST', '/tickets/mine', undefined],
    ['GET', '/tickets/', undefined],
    ['GET', '/tickets/7/', undefined],
    ['GET', '/tickets', undefined],
  ])('%s %s', (method, path, expected) => {
    expect(found(method, path)).toEqual(expected);
  });

  it('gives a member back as it was before encoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
        const path = `/tickets/${encodeURIComponent(id)}`;
        if (path === '/tickets/mine') return;
        expect(found('GET', path)).toEqual(['/tickets/{id}', { id }]);
      }),
    );
  });
});
