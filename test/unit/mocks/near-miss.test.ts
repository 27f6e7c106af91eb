import { describe, expect, it } from 'vitest';
import { json } from '../../../mocks/wire/exchange.ts';
import { explain, nearMiss } from '../../../mocks/wire/near-miss.ts';
import { get, type Route } from '../../../mocks/wire/route.ts';

const route = (method: Route['method'], path: string): Route => ({
  ...get({ path, summary: '', operation: null, replies: {}, serve: () => json(200, {}) }),
  method,
});

const ROUTES = [
  route('GET', '/api/now/table/incident'),
  route('POST', '/api/now/table/incident'),
  route('GET', '/api/now/table/incident/{sysId}'),
  route('PATCH', '/api/now/table/incident/{sysId}'),
  route('POST', "/Carts('{cartId}')/Checkout"),
];

const told = (method: string, path: string) => {
  const miss = nearMiss(ROUTES, method, path);
  return miss === undefined ? undefined : [miss.route, miss.differs];
};

describe('a near miss', () => {
  it.each([
    [
      'PUT',
      '/api/now/table/incident/1',
      ['GET /api/now/table/incident/{sysId}', 'the method is GET, not PUT'],
    ],
    [
      'PATCH',
      '/api/now/table/incidents/1',
      ['PATCH /api/now/table/incident/{sysId}', '"incidents" stands for "incident"'],
    ],
    [
      'POST',
      '/now/table/incident',
      ['POST /api/now/table/incident', 'the path has fewer segments (3, not 4)'],
    ],
    [
      'POST',
      '/api/now/table/incident/',
      ['POST /api/now/table/incident', 'the path ends with a slash'],
    ],
    [
      'POST',
      '/api//now/table/incident',
      ['POST /api/now/table/incident', 'the path has empty segments'],
    ],
    [
      'POST',
      "/Carts('7')/Chekout",
      ["POST /Carts('{cartId}')/Checkout", '"Chekout" stands for "Checkout"'],
    ],
    ['GET', '/somewhere/else/entirely', undefined],
  ])('%s %s', (method, path, expected) => {
    expect(told(method, path)).toEqual(expected);
  });

  it('allows the methods of its path only when the path is right', () => {
    expect(nearMiss(ROUTES, 'PUT', '/api/now/table/incident/1')?.allow).toEqual(['GET', 'PATCH']);
    expect(nearMiss(ROUTES, 'PUT', '/api/now/table/incidemt/1')?.allow).toEqual([]);
  });

  it('is told in a sentence, whatever its length', () => {
    const path = `/${'x/'.repeat(5000)}`;
    expect(explain('GET', path, nearMiss(ROUTES, 'GET', path)).length).toBeLessThan(300);
    const miss = nearMiss(ROUTES, 'PUT', '/api/now/table/incident/1');
    expect(explain('PUT', '/api/now/table/incident/1', miss)).toBe(
      'There is no PUT /api/now/table/incident/1. Did you mean ' +
        'GET /api/now/table/incident/{sysId}? What differs: the method is GET, not PUT.',
    );
  });
});
