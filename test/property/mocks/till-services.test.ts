import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml, textOf } from '../../../mocks/printers/xml.ts';
import { cegidY2 } from '../../../mocks/sales/cegid/api.ts';
import { EXAMPLE } from '../../../mocks/sales/cegid/example.ts';
import { oraclePoslog } from '../../../mocks/sales/oracle/api.ts';
import { ENVELOPE_EXAMPLE, LOG_EXAMPLE } from '../../../mocks/sales/oracle/example.ts';
import type { Api } from '../../../mocks/wire/api.ts';
import type { Answer, Incoming } from '../../../mocks/wire/exchange.ts';
import { FrontDesk } from '../../../mocks/wire/front-desk.ts';
import { Journal } from '../../../mocks/wire/journal.ts';
import { World } from '../../../mocks/world.ts';
import { ODD } from '../../support/schema-arbitrary.ts';

const odd = fc.oneof(
  ODD.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
  fc.constantFrom('-0', '1e9', '999999999.999999999', '-1', 'NaN', '&amp;', '&#0;', '<a/>', ']]>'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** A message with some of its texts, elements or attributes put out of order. */
const spoilt = (example: string): fc.Arbitrary<string> => {
  const texts = [...example.matchAll(/>([^<>\n]+)</g)].map(({ index }) => index + 1);
  return fc.array(fc.tuple(fc.nat(texts.length - 1), odd), { maxLength: 4 }).map((changes) =>
    changes
      .map(([at, text]) => [texts[at] ?? 0, text] as const)
      .sort(([a], [b]) => b - a)
      .reduce((body, [at, text]) => {
        const end = body.indexOf('<', at);
        return body.slice(0, at) + text + body.slice(end);
      }, example),
  );
};

const post = (api: Api, desk: FrontDesk, world: World, path: string, body: string): Answer => {
  const headers: Record<string, string> = {
    ...api.passes?.(world),
    'content-type': 'text/xml',
    soapaction: '"http://www.cegid.fr/Retail/1.0/ISaleDocumentService/Create"',
  };
  const incoming: Incoming = {
    method: 'POST',
    path,
    search: '',
    header: (name) => headers[name],
    headers: () => Object.entries(headers),
    scheme: 'http',
    body,
  };
  let answered: Answer | undefined;
  desk.handle(incoming, (answer) => {
    answered = answer;
  });
  if (answered === undefined) throw new Error('no answer');
  return answered;
};

describe.each([
  ['cegid-y2', cegidY2, '/Y2/SaleDocumentService.svc', EXAMPLE],
  ['oracle-poslog by SOAP', oraclePoslog, '/ws/v1_0/PoslogServices', ENVELOPE_EXAMPLE],
  ['oracle-poslog by log', oraclePoslog, '/poslog', LOG_EXAMPLE],
] as const)('%s', (_, api, path, example) => {
  it('answers spoilt messages with well-formed XML: an amount taken once, or a fault that says why', () => {
    const world = new World({ seed: 1, promotions: [], coupons: [] });
    const desk = new FrontDesk({
      api,
      worlds: { of: () => world },
      journal: new Journal(16),
      onExchange: undefined,
      recorder: undefined,
      lag: undefined,
    });
    const statuses = new Set<number>();
    fc.assert(
      fc.property(spoilt(example), (body) => {
        const before = world.sales.documents;
        const answer = post(api, desk, world, path, body);
        statuses.add(answer.status);
        const root = readXml(answer.body);
        expect(root, answer.body).toBeDefined();
        if (answer.status === 200) {
          expect(world.sales.documents - before).toBeLessThanOrEqual(1);
          const now = world.sales.documents;
          post(api, desk, world, path, body);
          // Without a reference of its own, a document cannot be known again.
          const read = readXml(body);
          const isNamed = read !== undefined && textOf(read, 'InternalReference') !== '';
          if (now > before && isNamed) expect(world.sales.documents).toBe(now);
          return;
        }
        expect(world.sales.documents).toBe(before);
        const code = root === undefined ? '' : textOf(root, 'faultcode');
        // A fault of the mock itself would be s:Server without the vendor's exception in it.
        expect(code === 's:Server' && !answer.body.includes('RelateProcessing')).toBe(false);
        expect([400, 500]).toContain(answer.status);
      }),
      { numRuns: 400, seed: 20261127 },
    );
    expect(statuses).toContain(200);
    expect(statuses.size).toBeGreaterThan(1);
  });
});
