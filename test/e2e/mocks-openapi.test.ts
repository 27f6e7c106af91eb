import { readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from '../../mocks/openapi/describe-api.ts';
import { type RunningMocks, startMocks } from '../../mocks/serve.ts';
import { SYSTEMS } from '../../mocks/systems.ts';
import { SERVICES } from '../../src/model/operations.ts';
import { line, request, rule } from '../unit/mocks/baskets.ts';
import { agent, report } from '../unit/mocks/reports.ts';

let mocks: RunningMocks;
beforeAll(async () => {
  const promotions = [rule('BF', { coupon: 'BF', group: 'g' })];
  mocks = await startMocks({ seed: 7, promotions, coupons: [] });
});
afterAll(() => mocks.close());

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, object> };
}

const REFERENCE = [...SERVICES, 'admin'] as const;
type Name = (typeof REFERENCE)[number];
const urlOf = (name: Name): string => (name === 'admin' ? mocks.adminUrl : mocks.urls[name]);
const documentOf = async (name: Name): Promise<Document> =>
  (await (await fetch(`${urlOf(name)}/openapi.json`)).json()) as Document;

/** Every API there is, by name; vendors' documents are checked but not kept. */
const APIS = new Map(SYSTEMS.flatMap(({ api }) => (api === undefined ? [] : [[api.name, api]])));
const anyDocument = async (name: string): Promise<Document> => {
  const api = APIS.get(name);
  return api === undefined ? documentOf('admin') : JSON.parse(JSON.stringify(describeApi(api)));
};

/** Every `$ref` of a document. */
function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' ? [String(value)] : references(value),
  );
}

/** What checks values against a document's components; its compiled schemas are kept. */
function checkerOf(document: Document): (component: string, value: unknown) => unknown {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ ...document, $id: 'document' });
  return (component, value) => {
    const schema = { $ref: `document#/components/schemas/${component}` };
    return ajv.validate(schema, value) ? null : ajv.errors;
  };
}

/** The errors of a value that does not fit a component, else null. */
const errorsOf = (document: Document, component: string, value: unknown): unknown =>
  checkerOf(document)(component, value);

describe.each(REFERENCE)('the document of %s', (name) => {
  // PEAKDAY_WRITE_OPENAPI=1 writes the file anew; `npm run format` then sets its lines.
  it('is what docs/openapi holds', async () => {
    const file = new URL(`../../docs/openapi/${name}.json`, import.meta.url);
    const document = await documentOf(name);
    if (process.env['PEAKDAY_WRITE_OPENAPI'] !== undefined)
      await writeFile(file, JSON.stringify(document, null, 2));
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(document);
  });
});

/** The schemas that stand where they are used. */
function inlineSchemas(node: unknown): object[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'schema' ? [value as object] : inlineSchemas(value),
  );
}

/** The OpenAPI Initiative's own schema of 3.1 documents (Apache-2.0), by its address in `$id`. */
const OPENAPI: object = JSON.parse(
  await readFile(new URL('../fixtures/openapi-3.1.schema.json', import.meta.url), 'utf8'),
);
const official = new Ajv2020({ strict: false, validateFormats: false }).compile(OPENAPI);

describe.each(['admin', ...APIS.keys()])('the document of %s', (name) => {
  it('is valid by the official schema, which finds what is wrong', async () => {
    const document = await anyDocument(name);
    official(document);
    expect(official.errors).toBeNull();
    const [path = ''] = Object.keys(document.paths);
    expect(official({ ...document, paths: { [path]: { get: { responses: [] } } } })).toBe(false);
    expect(official({ ...document, info: { title: 'no version' } })).toBe(false);
  });

  it('is OpenAPI 3.1, every reference leads somewhere, every schema compiles', async () => {
    const document = await anyDocument(name);
    expect(document.openapi).toBe('3.1.0');
    const found = references(document);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found)
      expect(Object.keys(document.components.schemas)).toContain(
        one.replace('#/components/schemas/', ''),
      );
    expect(Object.keys(document.components.schemas)).not.toContain('Unnamed');
    const errors = checkerOf(document);
    for (const name of Object.keys(document.components.schemas))
      expect(errors(name, 'not an object')).not.toBeNull();
    const inline = inlineSchemas(document.paths);
    expect(inline.length).toBeGreaterThan(0);
    const ajv = new Ajv2020({ strict: false });
    for (const schema of inline) if (!('$ref' in schema)) ajv.compile(schema);
    for (const [path, methods] of Object.entries(document.paths))
      for (const method of Object.values(methods)) {
        const members = path.match(/\{\w+\}/g)?.length ?? 0;
        const { parameters = [] } = method as { parameters?: { in: string }[] };
        expect(parameters.filter((one) => one.in === 'path')).toHaveLength(members);
        expect(Object.keys(method.responses)).toContain('default');
      }
  });
});

describe('real answers fit the documents', () => {
  const post = (url: string, body: unknown) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('promotions', async () => {
    const document = await documentOf('promotions');
    const body = request([line('1')], { coupons: ['BF', 'XX'] });
    expect(errorsOf(document, 'EvaluateRequest', body)).toBeNull();
    const reply = await post(`${mocks.urls.promotions}/v1/evaluations`, body);
    const answer = (await reply.json()) as { lines: { discounts: unknown[] }[] };
    expect(answer.lines[0]?.discounts).toHaveLength(1);
    expect(errorsOf(document, 'EvaluateReply', answer)).toBeNull();
    const problem = await post(`${mocks.urls.promotions}/v1/evaluations`, {});
    expect(errorsOf(document, 'Problem', await problem.json())).toBeNull();
    expect(errorsOf(document, 'EvaluateReply', { requestId: 1 })).not.toBeNull();
  });

  it('payments', async () => {
    const document = await documentOf('payments');
    const body = {
      ...{ paymentId: 'p', storeId: '1', tillId: '1', terminalId: 't', amount: 100 },
      ...{ currency: 'EUR', method: 'chip', maskedPan: '411111******1111' },
    };
    expect(errorsOf(document, 'AuthoriseRequest', body)).toBeNull();
    const reply = await post(`${mocks.urls.payments}/v1/payments`, body);
    expect(errorsOf(document, 'Payment', await reply.json())).toBeNull();
  });

  it('support', async () => {
    const document = await documentOf('support');
    expect(errorsOf(document, 'OpenTicket', report('x'))).toBeNull();
    const opened = await post(`${mocks.urls.support}/v1/tickets`, report('x'));
    expect(errorsOf(document, 'Ticket', await opened.json())).toBeNull();
    const claimed = await post(`${mocks.urls.support}/v1/queue/claims`, agent('a'));
    expect(errorsOf(document, 'Ticket', await claimed.json())).toBeNull();
    const listed = await fetch(`${mocks.urls.support}/v1/tickets`);
    expect(errorsOf(document, 'TicketList', await listed.json())).toBeNull();
  });

  it('admin', async () => {
    const document = await documentOf('admin');
    const get = async (path: string) => (await fetch(`${mocks.adminUrl}${path}`)).json();
    expect(errorsOf(document, 'Counters', await get('/counters'))).toBeNull();
    expect(errorsOf(document, 'Journal', await get('/journal'))).toBeNull();
    expect(errorsOf(document, 'FaultList', await get('/faults'))).toBeNull();
    expect(errorsOf(document, 'LaneList', await get('/lanes'))).toBeNull();
    expect(errorsOf(document, 'StrangerList', await get('/strangers'))).toBeNull();
    expect(errorsOf(document, 'AdminHealth', await get('/health'))).toBeNull();
  });
});
