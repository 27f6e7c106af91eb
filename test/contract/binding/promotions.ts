import { expect, it } from 'vitest';
import { basket } from './requests.ts';
import type { Rig } from './rig.ts';

/** What a till sees of a promotion service. */
export function promotionContract(at: () => Rig): void {
  it('prices a basket: every line in the order asked, discounts that add up', async () => {
    const priced = await at().client.ask('promotions.evaluate', basket());
    if (priced.kind !== 'ok') throw new Error(JSON.stringify(priced));
    const { totals, lines } = priced.body;
    expect(totals).toEqual({ gross: 23_000, discount: 4_000, net: 19_000 });
    expect(lines.map(({ lineId, gross, net }) => [lineId, gross, net])).toEqual([
      ['1', 20_000, 16_000],
      ['2', 3_000, 3_000],
    ]);
    for (const { gross, net, discounts } of lines) {
      expect(discounts.reduce((sum, { amount }) => sum + amount, 0)).toBe(gross - net);
    }
  });

  it('gives the same answer to the same preview', async () => {
    const asked = basket();
    const first = await at().client.ask('promotions.evaluate', asked);
    const again = await at().client.ask('promotions.evaluate', asked);
    if (first.kind !== 'ok' || again.kind !== 'ok') throw new Error(JSON.stringify([first, again]));
    expect(again.body.totals).toEqual(first.body.totals);
  });

  it('applies a coupon and says so, and says why another one is not', async () => {
    const priced = await at().client.ask('promotions.evaluate', basket(['WELCOME5', 'NONE-SUCH']));
    if (priced.kind !== 'ok') throw new Error(JSON.stringify(priced));
    expect(priced.body.totals.net).toBe(18_500);
    expect(priced.body.coupons).toMatchObject([
      { code: 'WELCOME5', status: 'applied', reason: null },
      { code: 'NONE-SUCH', status: 'rejected', reason: 'notFound' },
    ]);
  });

  it('looks a coupon up, and knows one that is not there from one that is', async () => {
    const { client, system } = at();
    const ask = (code: string) =>
      client.ask('promotions.lookup', { what: 'coupon', code, storeId: '0417', tillId: '3' });
    const known = await ask('WELCOME5');
    if (system.binding.operations['promotions.lookup'] === undefined) {
      expect(known).toMatchObject({ kind: 'status', status: 501, attempts: 0 });
      return;
    }
    expect(known).toMatchObject({ kind: 'ok', body: { code: 'WELCOME5', found: true } });
    const unknown = await ask('NONE-SUCH');
    if (unknown.kind === 'ok') expect(unknown.body).toMatchObject({ found: false });
    else expect(unknown).toMatchObject({ kind: 'status', status: 404 });
  });

  it('commits what it priced, and the same again is not a second sale', async () => {
    const asked = basket(['WELCOME5']);
    const { client } = at();
    const priced = await client.ask('promotions.evaluate', asked);
    const sold = await client.ask('promotions.commit', { ...asked, mode: 'commit' });
    const again = await client.ask('promotions.commit', { ...asked, mode: 'commit' });
    if (priced.kind !== 'ok') throw new Error(JSON.stringify(priced));
    for (const outcome of [sold, again]) {
      expect(outcome).toMatchObject({ kind: 'ok', body: { totals: priced.body.totals } });
    }
  });

  it('takes pieces back for what was paid, where the system knows returns', async () => {
    const { client, system } = at();
    if (system.binding.operations['promotions.return'] === undefined) {
      expect(await client.ask('promotions.return', { ...basket(), mode: 'return' })).toMatchObject(
        system.binding.absent?.['promotions.return'] === 'accepted'
          ? { kind: 'ok', attempts: 0 }
          : { kind: 'status', status: 501, attempts: 0 },
      );
      return;
    }
    const asked = basket();
    await client.ask('promotions.evaluate', asked);
    await client.ask('promotions.commit', { ...asked, mode: 'commit' });
    const lines = asked.lines.slice(0, 1).map((one) => ({ ...one, returnOf: one.lineId }));
    const back = await client.ask('promotions.return', { ...asked, mode: 'return', lines });
    if (back.kind !== 'ok') throw new Error(JSON.stringify(back));
    expect(Math.abs(back.body.totals.net)).toBe(16_000);
  });
}
