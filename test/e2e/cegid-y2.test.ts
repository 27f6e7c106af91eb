import { describe, expect, it } from 'vitest';
import { findAll, textOf } from '../../mocks/printers/xml.ts';
import { cegidY2 } from '../../mocks/sales/cegid/api.ts';
import { EXAMPLE } from '../../mocks/sales/cegid/example.ts';
import { NEVER, ZERO } from '../../src/model/units.ts';
import { type Seen, type ServedTillService, tillService } from './till-services.ts';

const NAMESPACE = 'http://www.cegid.fr/Retail/1.0';
const PATH = '/Y2/SaleDocumentService.svc';

const call = (served: ServedTillService, operation: string, body: string): Promise<Seen> =>
  served.send(PATH, body, { soapaction: `"${NAMESPACE}/ISaleDocumentService/${operation}"` });

/** A message as integrators write it by hand. */
const message = (operation: string, inner: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:tns="${NAMESPACE}"><soap:Body><tns:${operation}>${inner}<tns:clientContext><tns:DatabaseId>DEMO</tns:DatabaseId></tns:clientContext></tns:${operation}></soap:Body></soap:Envelope>`;

const receipt = (number: string, basket = `S12-B-${number}`): string =>
  EXAMPLE.replace('S12-B-000451', basket).replace('S12-T03-000451', `S12-T03-${number}`);

const text = ({ root }: Seen, name: string): string | undefined =>
  root === undefined ? undefined : textOf(root, name);
const numbersOf = ({ root }: Seen): readonly string[] =>
  root === undefined ? [] : findAll(root, 'Number').map((one) => one.text);

const byKey = (number: string, type = 'Receipt'): string =>
  message(
    'GetByKey',
    `<tns:searchRequest><tns:Key><tns:Number>${number}</tns:Number><tns:Stump>S12</tns:Stump><tns:Type>${type}</tns:Type></tns:Key></tns:searchRequest>`,
  );

describe('sale documents of Cegid Y2', () => {
  it('says hello, and names its operations to a browser', async () => {
    const served = await tillService(cegidY2);
    const inner = '<tns:text>a &amp; b</tns:text>';
    const seen = await call(served, 'HelloWorld', message('HelloWorld', inner));
    expect([seen.status, seen.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(text(seen, 'HelloWorldResult')).toBe('a & b');
    const headers = cegidY2.passes?.(served.world) ?? {};
    const page = await fetch(`${served.url}${PATH}`, { headers });
    expect(await page.text()).toContain('GetHeaderList');
  });

  it('takes a receipt into the one ledger, and gives it back by key and by reference', async () => {
    const served = await tillService(cegidY2);
    const created = await call(served, 'Create', EXAMPLE);
    expect([created.status, numbersOf(created), text(created, 'Stump')]).toEqual([
      200,
      ['1'],
      'S12',
    ]);
    expect(served.world.sales.get('S12-B-000451')).toEqual({
      documentId: 'S12-T03-000451',
      basketId: 'S12-B-000451',
      net: 800,
      copies: 1,
      inOrder: true,
    });
    const found = await call(served, 'GetByKey', byKey('1'));
    expect(text(found, 'TaxIncludedTotalAmount')).toBe('8.00');
    expect(text(found, 'ItemReference')).toBe('SKU1');
    expect(text(found, 'PaymentMethodId')).toBe('CB');
    const reference =
      '<tns:searchRequest><tns:Reference><tns:CustomerId>C0001</tns:CustomerId><tns:InternalReference>S12-T03-000451</tns:InternalReference><tns:Type>Receipt</tns:Type></tns:Reference></tns:searchRequest>';
    const again = await call(served, 'GetByReference', message('GetByReference', reference));
    expect(text(again, 'InternalReference')).toBe('S12-T03-000451');
    const missing = await call(served, 'GetByKey', byKey('2'));
    expect([missing.status, missing.text]).toEqual([200, expect.stringContaining('i:nil="true"')]);
  });

  it('refuses the same document again as the vendor does, and has it once', async () => {
    const served = await tillService(cegidY2);
    await call(served, 'Create', EXAMPLE);
    const again = await call(served, 'Create', EXAMPLE);
    expect(again.status).toBe(500);
    expect(text(again, 'faultcode')).toBe('a:CBR_001_0003');
    // Clients read the first Message there is: the innermost, which says why.
    expect(text(again, 'Message')).toMatch(
      /CBR00009 : Import failed : Receipt Internal reference S12-T03-000451 - This document already exists and cannot be re-integrated/,
    );
    expect(again.root && findAll(again.root, 'InnerException')).toHaveLength(3);
    expect(served.world.sales.documents).toBe(1);
    expect(served.world.sales.get('S12-B-000451')?.copies).toBe(1);
  });

  it('tells gaps in a till’s numbers, and a basket sold twice', async () => {
    const served = await tillService(cegidY2);
    const told = async (number: string, basket?: string): Promise<unknown> => {
      const { headers } = await call(served, 'Create', receipt(number, basket));
      return [headers['peakday-in-order'], headers['peakday-copies']];
    };
    expect(await told('000451')).toEqual(['true', '1']);
    expect(await told('000452')).toEqual(['true', '1']);
    expect(await told('000454')).toEqual(['false', '1']);
    expect(await told('000455', 'S12-B-000451')).toEqual(['true', '2']);
  });

  it('knows returns, voids and receipts on hold', async () => {
    const served = await tillService(cegidY2);
    await call(served, 'Create', receipt('1').replace('>1</ns:Quantity', '>-1</ns:Quantity'));
    expect(served.world.sales.get('S12-B-1')?.net).toBe(-800);
    const held = receipt('2').replace('>Receipt<', '>ReceiptOnHold<');
    expect((await call(served, 'Create', held)).status).toBe(200);
    expect(served.world.sales.get('S12-B-2')).toBeUndefined();
    expect(text(await call(served, 'GetByKey', byKey('1', 'ReceiptOnHold')), 'Type')).toBe(
      'ReceiptOnHold',
    );
  });

  it('lists headers by day, store, kind and page', async () => {
    const served = await tillService(cegidY2);
    for (const number of ['1', '2', '3']) await call(served, 'Create', receipt(number));
    await call(served, 'Create', receipt('4').replace('2026-11-27<', '2026-11-28<'));
    const list = (begin: string, end: string, size: number, index: number): Promise<Seen> =>
      call(
        served,
        'GetHeaderList',
        message(
          'GetHeaderList',
          `<tns:searchRequest><tns:BeginDate>${begin}T00:00:00</tns:BeginDate><tns:DocumentTypes><tns:SaleDocumentType>Receipt</tns:SaleDocumentType></tns:DocumentTypes><tns:EndDate>${end}T23:59:59</tns:EndDate><tns:Pager><tns:PageIndex>${index}</tns:PageIndex><tns:PageSize>${size}</tns:PageSize></tns:Pager><tns:StoreIds><arr:string xmlns:arr="http://schemas.microsoft.com/2003/10/Serialization/Arrays">S12</arr:string></tns:StoreIds></tns:searchRequest>`,
        ),
      );
    expect(numbersOf(await list('2026-11-27', '2026-11-27', 2, 1))).toEqual(['1', '2']);
    expect(numbersOf(await list('2026-11-27', '2026-11-27', 2, 2))).toEqual(['3']);
    expect(numbersOf(await list('2026-11-28', '2026-11-30', 9, 1))).toEqual(['4']);
  });

  it.each([
    ['a text for a number', EXAMPLE.replace('8.00', 'eight'), 'a:DeserializationFailed'],
    ['an unknown kind', EXAMPLE.replace('>Receipt<', '>Ticket<'), 'a:DeserializationFailed'],
    ['no store', EXAMPLE.replace('>S12</ns:StoreId', '></ns:StoreId'), 'a:CBR_001_0003'],
    ['no lines', EXAMPLE.replace(/<ns:Lines>[\s\S]*<\/ns:Lines>/, ''), 'a:CBR_001_0003'],
    ['no database', EXAMPLE.replace('>DEMO<', '><'), 'a:CBR_001_0003'],
    ['another operation', message('UpdatePayments', ''), 'a:ActionNotSupported'],
  ])('refuses %s with a fault, and takes nothing', async (_, body, code) => {
    const served = await tillService(cegidY2);
    const seen = await call(served, 'Create', body);
    expect([seen.status, text(seen, 'faultcode')]).toEqual([500, code]);
    expect(served.world.sales.documents).toBe(0);
  });

  it('refuses other actions, what is no SOAP, and strangers', async () => {
    const served = await tillService(cegidY2);
    const bare = await served.send(PATH, EXAMPLE);
    expect([bare.status, text(bare, 'faultcode')]).toEqual([400, 's:Client']);
    const other = await call(served, 'GetByKey', EXAMPLE);
    expect([other.status, text(other, 'faultcode')]).toEqual([500, 'a:ActionNotSupported']);
    const junk = await call(served, 'Create', '<a>');
    expect([junk.status, text(junk, 'faultcode')]).toEqual([400, 's:Client']);
    const stranger = await served.send(PATH, EXAMPLE, { authorization: 'Basic eDp5' });
    expect([stranger.status, text(stranger, 'faultcode')]).toEqual([401, 's:Client']);
    expect(stranger.headers['www-authenticate']).toBe('Basic realm="Y2"');
    const json = await served.send(PATH, EXAMPLE, { 'content-type': 'application/json' });
    expect([json.status, text(json, 'faultcode')]).toEqual([415, 's:Client']);
    const elsewhere = await served.send('/Y2/CustomerWcfService.svc', EXAMPLE);
    expect([elsewhere.status, text(elsewhere, 'faultcode')]).toEqual([501, 's:Client']);
  });

  it('fails on purpose in the same shape; what was taken before the failure is taken', async () => {
    const served = await tillService(cegidY2);
    served.world.faults.put({
      id: 'f',
      kind: 'http/commit-then-fail',
      from_us: ZERO,
      to_us: NEVER,
      scope: { operations: ['sales.record'] },
      trigger: { kind: 'first', count: 1 },
      parameters: {},
    });
    const failed = await call(served, 'Create', EXAMPLE);
    expect([failed.status, text(failed, 'faultcode')]).toEqual([500, 's:Server']);
    expect(text(await call(served, 'Create', EXAMPLE), 'Message')).toMatch(/already exists/);
    expect(served.world.sales.documents).toBe(1);
  });
});
