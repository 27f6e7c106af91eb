import { describe, expect, it } from 'vitest';
import { findAll, textOf } from '../../mocks/printers/xml.ts';
import { oraclePoslog } from '../../mocks/sales/oracle/api.ts';
import { ENVELOPE_EXAMPLE, LOG_EXAMPLE } from '../../mocks/sales/oracle/example.ts';
import { NEVER, ZERO } from '../../src/model/units.ts';
import { type Seen, tillService } from './till-services.ts';

const SOAP = '/ws/v1_0/PoslogServices';

/** The sale of the example under another number. */
const numbered = (body: string, number: number, basket = `S102-B-${number}`): string =>
  body.replace('Number>451<', `Number>${number}<`).replace('S102-B-000451', basket);

const text = ({ root }: Seen, name: string): string | undefined =>
  root === undefined ? undefined : textOf(root, name);

/** What the ledger says of each transaction of an answer. */
const told = ({ root }: Seen): readonly unknown[] =>
  (root === undefined ? [] : findAll(root, 'Transaction')).map(({ attributes, children }) => [
    children.find(({ name }) => name === 'SequenceNumber')?.text,
    attributes['inOrder'],
    attributes['copies'],
  ]);

const log = (...numbers: readonly number[]): string => {
  const [, transaction = ''] = /(<Transaction [\s\S]*<\/Transaction>)/.exec(LOG_EXAMPLE) ?? [];
  const all = numbers.map((number) => numbered(transaction, number)).join('');
  return `<POSLog xmlns="http://www.nrf-arts.org/IXRetail/namespace/">${all}</POSLog>`;
};

describe('sales logs in the manner of Oracle', () => {
  it('takes a transaction by SOAP into the one ledger, and the same again changes nothing', async () => {
    const { world, send } = await tillService(oraclePoslog);
    const first = await send(SOAP, ENVELOPE_EXAMPLE);
    expect(first.status).toBe(200);
    expect(first.root && findAll(first.root, 'postTransactionResponse')).toHaveLength(1);
    expect(told(first)).toEqual([['451', 'true', '1']]);
    expect(world.sales.get('S102-B-000451')).toEqual({
      documentId: '102:3:2026-11-27:451',
      basketId: 'S102-B-000451',
      net: 800,
      copies: 1,
      inOrder: true,
    });
    const again = await send(SOAP, ENVELOPE_EXAMPLE);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(world.sales.documents).toBe(1);
  });

  it('tells gaps in a register’s sequence, and a basket sold twice', async () => {
    const { send } = await tillService(oraclePoslog);
    const post = async (number: number, basket?: string): Promise<unknown> =>
      told(await send(SOAP, numbered(ENVELOPE_EXAMPLE, number, basket)))[0];
    expect(await post(7)).toEqual(['7', 'true', '1']);
    expect(await post(8)).toEqual(['8', 'true', '1']);
    expect(await post(10)).toEqual(['10', 'false', '1']);
    expect(await post(11, 'S102-B-7')).toEqual(['11', 'true', '2']);
  });

  it('takes a log of many, whole or not at all', async () => {
    const { world, send } = await tillService(oraclePoslog);
    const taken = await send('/poslog', log(1, 2, 4));
    expect([taken.status, told(taken)]).toEqual([
      200,
      [
        ['1', 'true', '1'],
        ['2', 'true', '1'],
        ['4', 'false', '1'],
      ],
    ]);
    const wrong = log(5, 6).replace('Number>6<', 'Number>six<');
    const refused = await send('/poslog', wrong);
    expect([refused.status, text(refused, 'faultstring')]).toEqual([
      400,
      'Transaction 2: SequenceNumber is no number; nothing was taken.',
    ]);
    expect(world.sales.documents).toBe(3);
    expect((await send('/poslog', '<POSLog/>')).status).toBe(400);
  });

  it('knows returns, voids, and what sells nothing but counts', async () => {
    const { world, send } = await tillService(oraclePoslog);
    const back = numbered(LOG_EXAMPLE, 1)
      .replace('<Sale ', '<Return ')
      .replace('</Sale>', '</Return>')
      .replace(/<Total [\s\S]*<\/Total>/, '');
    await send('/poslog', back);
    expect(world.sales.get('S102-B-1')?.net).toBe(-800);
    const opened = numbered(LOG_EXAMPLE, 2)
      .replace('RETAIL_SALE', 'NO_SALE')
      .replace(/<RetailTransaction [\s\S]*<\/RetailTransaction>/, '');
    await send('/poslog', opened);
    expect(world.sales.get('S102-B-2')).toMatchObject({ net: 0, inOrder: true });
    const training = numbered(LOG_EXAMPLE, 3).replace(
      'TrainingModeFlag="false"',
      'TrainingModeFlag="true"',
    );
    await send('/poslog', training);
    expect(world.sales.get('S102-B-3')?.net).toBe(0);
    expect(told(await send('/poslog', log(4)))).toEqual([['4', 'true', '1']]);
  });

  it.each([
    ['no register', ENVELOPE_EXAMPLE.replace('>3</WorkstationID', '></WorkstationID')],
    ['a text for an amount', ENVELOPE_EXAMPLE.replace('>8.00</Extended', '>x</Extended')],
    ['no transaction', ENVELOPE_EXAMPLE.replace(/<transaction[\s\S]*<\/transaction>/, '')],
  ])('refuses %s with the service’s exception', async (_, body) => {
    const { world, send } = await tillService(oraclePoslog);
    const seen = await send(SOAP, body);
    expect([seen.status, text(seen, 'faultcode')]).toEqual([500, 's:Server']);
    expect(seen.root && findAll(seen.root, 'RelateProcessingException')).toHaveLength(1);
    expect(world.sales.documents).toBe(0);
  });

  it('refuses other operations, versions, what is no SOAP, and strangers', async () => {
    const { send } = await tillService(oraclePoslog);
    const other = ENVELOPE_EXAMPLE.replaceAll('postTransaction', 'readTransaction');
    expect((await send(SOAP, other)).status).toBe(400);
    expect((await send('/ws/v9_9/PoslogServices', ENVELOPE_EXAMPLE)).status).toBe(404);
    expect((await send(SOAP, LOG_EXAMPLE)).status).toBe(400);
    const stranger = await send(SOAP, ENVELOPE_EXAMPLE, { authorization: 'Basic eDp5' });
    expect([stranger.status, text(stranger, 'faultcode')]).toEqual([401, 's:Client']);
  });

  it('fails on purpose in the same shape', async () => {
    const { world, send } = await tillService(oraclePoslog);
    world.faults.put({
      id: 'f',
      kind: 'http/status',
      from_us: ZERO,
      to_us: NEVER,
      scope: { operations: ['sales.record'] },
      trigger: { kind: 'first', count: 1 },
      parameters: { status: 503 },
    });
    const failed = await send(SOAP, ENVELOPE_EXAMPLE);
    expect([failed.status, text(failed, 'faultcode')]).toEqual([503, 's:Server']);
    expect((await send(SOAP, ENVELOPE_EXAMPLE)).status).toBe(200);
    expect(world.sales.documents).toBe(1);
  });
});
