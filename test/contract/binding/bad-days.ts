import { expect, it } from 'vitest';
import { RUN } from './requests.ts';
import { clientOf, type Rig, type SomeCall } from './rig.ts';

/** Rate limits, refused tokens, garbled, late and broken answers: the same for every binding. */
export function badDays(at: () => Rig, { ask }: SomeCall): void {
  it('waits as a rate limit says, and then gets through', async () => {
    const { proxy, system, client } = at();
    const before = proxy.passed.length;
    proxy.next(system.limited ?? { status: 429, headers: { 'retry-after': '1' } });
    const began_ms = performance.now();
    const outcome = await ask(client);
    const took_ms = performance.now() - began_ms;
    expect(outcome).toMatchObject({ kind: 'ok' });
    expect(took_ms).toBeGreaterThan(400);
    const [first, second] = proxy.passed.slice(before);
    expect([second?.method, second?.path, second?.body]).toEqual([
      first?.method,
      first?.path,
      first?.body,
    ]);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });

  it('changes a token that is refused for another, and no other credentials', async () => {
    const { proxy, system, client } = at();
    const before = proxy.passed.length;
    proxy.next({ status: 401 });
    const outcome = await ask(client);
    const sent = proxy.passed.slice(before).map(({ headers }) => headers.authorization);
    if (system.access?.credentials?.kind !== 'oauth2') {
      expect(outcome).toMatchObject({ kind: 'status', status: 401 });
      expect(sent).toHaveLength(1);
      return;
    }
    expect(outcome).toMatchObject({ kind: 'ok' });
    expect(sent[1]).toMatch(/^Bearer ./);
  });

  it.each(['<html>Sign in</html>', '', '{}', '[]', 'null', '42'])(
    'reads %j as malformed, never as a reply',
    async (garble) => {
      const { proxy, client } = at();
      proxy.next({ garble });
      expect(await ask(client)).toMatchObject({ kind: 'malformed' });
    },
  );

  it('gives up at the time limit, and on a broken connection, after its attempts', async () => {
    const { proxy, system } = at();
    const hasty = clientOf(system, proxy, { attempts: 1, timeout_ms: 150 });
    try {
      proxy.next({ late_ms: 600 });
      expect(await ask(hasty)).toMatchObject({ kind: 'timeout' });
      proxy.next({ drop: true });
      expect(await ask(hasty)).toMatchObject({ kind: 'reset' });
    } finally {
      await hasty.close();
    }
  });

  it('tries a service that is overwhelmed as often as its policy says', async () => {
    const { proxy, client } = at();
    const before = proxy.passed.length;
    proxy.next({ status: 503 }, { status: 503 }, { status: 503 });
    expect(await ask(client)).toMatchObject({ kind: 'status', status: 503, attempts: 2 });
    expect(proxy.passed.slice(before)).toHaveLength(2);
    proxy.next();
  });

  it('marks what it sends as synthetic', async () => {
    const { proxy, client } = at();
    await ask(client);
    const { headers } = proxy.passed.at(-1) ?? {};
    expect(headers?.['user-agent']).toContain(`run ${RUN}`);
    expect(headers?.['peakday-device']).toBe('store/0001/till/1');
    expect(headers?.['traceparent']).toMatch(/^00-/);
  });
}
