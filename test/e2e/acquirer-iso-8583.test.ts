import Iso8583 from 'iso_8583';
import { describe, expect, it, vi } from 'vitest';
import { safeText } from '../../mocks/acquirer/safe-text.ts';
import { acquirerServed, PAN, purchase, reversalOf } from './acquirer-client.ts';

describe('iso_8583 as a client of the acquirer host', () => {
  it('signs on, echoes and signs off', async () => {
    const { call } = await acquirerServed();
    for (const code of ['001', '301', '002']) {
      const answer = await call({ 0: '0800', 7: '1127140511', 11: '000001', 70: code });
      expect(answer).toMatchObject({ 0: '0810', 11: '000001', 39: '00', 70: code });
    }
    const odd = await call({ 0: '0800', 7: '1127140511', 11: '000002', 70: '999' });
    expect(odd[39]).toBe('12');
  });

  it('buys: 0200 is answered 0210 with an approval and no card data', async () => {
    const { call } = await acquirerServed();
    const answer = await call(purchase('000011', 4100));
    expect(answer).toMatchObject({
      0: '0210',
      3: '000000',
      4: '000000004100',
      11: '000011',
      39: '00',
      41: 'TERM0417',
    });
    expect(answer[38]).toMatch(/^[0-9A-Z]{6}$/);
    expect(JSON.stringify(answer)).not.toContain(PAN);
  });

  it.each([
    ['iso-cents', 4151, '51'],
    ['iso-cents', 4105, '05'],
    ['iso-cents', 4191, '91'],
    ['adyen', 4124, '51'],
    ['adyen', 4134, '55'],
    ['stripe', 4165, '65'],
    ['stripe', 4151, '00'],
    ['approve', 4151, '00'],
  ] as const)('%s: %i ends in %s', async (outcomes, amount, code) => {
    const { call } = await acquirerServed({ outcomes });
    const answer = await call(purchase('000012', amount, { 0: '0100' }));
    expect(answer).toMatchObject({ 0: '0110', 39: code });
    expect(38 in answer).toBe(code === '00');
  });

  it('approves in part: DE 39 10 with half the amount', async () => {
    const { call } = await acquirerServed();
    const answer = await call(purchase('000013', 4110));
    expect(answer).toMatchObject({ 39: '10', 4: '000000002055' });
  });

  it('a duplicate is 94; a repeat gets the first answer again', async () => {
    const { call } = await acquirerServed();
    const first = await call(purchase('000014', 4100));
    expect((await call(purchase('000014', 4100)))[39]).toBe('94');
    const repeated = await call(purchase('000014', 4100, { 0: '0201' }));
    expect(repeated).toEqual({ ...first, 0: '0210' });
    const next = purchase('000014', 4100, { 7: '1128090000' });
    expect((await call(next))[39]).toBe('00');
  });

  it('an answer that was lost is reversed by 0420 and 0421 until 0430; it counts once', async () => {
    const { call, send, exchanges } = await acquirerServed({ loseEvery: 1 });
    send(purchase('000015', 1000));
    await vi.waitFor(() => expect(exchanges).toHaveLength(1));
    expect(exchanges[0]?.reply).toBeUndefined();
    expect(await call(reversalOf('000015', '0420', '000016'))).toMatchObject({
      0: '0430',
      39: '00',
    });
    expect(await call(reversalOf('000015', '0421', '000016'))).toMatchObject({
      0: '0430',
      39: '00',
    });
    expect((await call(purchase('000015', 1000)))[39]).toBe('68');
    const sums = await call({ 0: '0500', 11: '000017', 41: 'TERM0417' });
    expect(sums).toMatchObject({
      0: '0510',
      39: '00',
      76: '0000000001',
      77: '0000000001',
      88: '0000000000001000',
      89: '0000000000001000',
    });
  });

  it('a reversal that overtakes its original is 25, and the original then 68', async () => {
    const { call } = await acquirerServed();
    expect(await call(reversalOf('000018', '0400', '000019'))).toMatchObject({
      0: '0410',
      39: '25',
    });
    expect((await call(purchase('000018', 1000)))[39]).toBe('68');
  });

  it('takes advices once, counts refunds, and reconciles: 95 when the till counts otherwise', async () => {
    const { call } = await acquirerServed();
    const advice = purchase('000020', 1500, { 0: '0220', 38: 'OFFL01' });
    expect(await call(advice)).toMatchObject({ 0: '0230', 39: '00' });
    expect(await call({ ...advice, 0: '0221' })).toMatchObject({ 0: '0230', 39: '00' });
    await call(purchase('000021', 700, { 3: '200000' }));
    const wrong = { 0: '0500', 11: '000022', 41: 'TERM0417', 88: '0000000000001600' };
    expect(await call(wrong)).toMatchObject({ 39: '95', 88: '0000000000001500' });
    const right = { ...wrong, 11: '000023', 88: '0000000000001500', 86: '0000000000000700' };
    expect(await call(right)).toMatchObject({ 39: '00', 74: '0000000001' });
    expect((await call({ ...right, 11: '000024' }))[39]).toBe('95');
  });

  it('what it lacks is 30, and card data never reaches a journal', async () => {
    const { call, exchanges } = await acquirerServed();
    const { 4: _, ...lacking } = purchase('000025', 100);
    expect(await call(lacking)).toMatchObject({ 0: '0210', 39: '30' });
    const text = exchanges.map(({ request }) => safeText(request)).join();
    expect(text).toContain('476173******0119');
    expect(text).not.toContain(PAN);
    expect(text).not.toContain('758928889');
  });

  it('the library sends both bitmaps always, and DE 64 with four bytes unless told otherwise', async () => {
    const { call, exchanges } = await acquirerServed();
    const mac = { 64: 'A1B2C3D4' };
    expect((await call({ ...purchase('000026', 100), ...mac }))[39]).toBe('30');
    const bytes = new Iso8583(purchase('000027', 100)).getBufferMessage();
    expect((bytes[6] ?? 0) & 0x80).toBe(0x80);
    const formats = { 64: { ContentType: 'b', Label: 'MAC', LenType: 'fixed', MaxLen: 16 } };
    const told = await acquirerServed({}, formats);
    const answer = await told.call({ ...purchase('000028', 100), 64: 'A1B2C3D4E5F60718' });
    expect(answer[39]).toBe('00');
    expect(told.exchanges[0]?.request.fields.get(64)).toBe('A1B2C3D4E5F60718');
    expect(exchanges).toHaveLength(1);
  });

  it('a stream that is out of step is cut off', async () => {
    const { socket } = await acquirerServed();
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write(Buffer.from('ffffff', 'hex'));
    await closed;
  });
});
