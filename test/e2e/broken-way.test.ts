import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrokenWay } from '../../src/engines/live/breakage/broken-way.ts';
import { Counterpart } from '../../src/engines/live/breakage/counterpart.ts';
import type { FaultKind, FaultParameters, FaultPlan } from '../../src/model/fault-plan.ts';
import { hours, us } from '../../src/model/units.ts';

const ANSWER = JSON.stringify({ text: 'x'.repeat(200) });
let server: Server;
let counterpart: Counterpart;
let served: string[];

beforeEach(async () => {
  served = [];
  server = createServer((request, response) => {
    served.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => response.end(ANSWER));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  counterpart = new Counterpart();
});

afterEach(async () => {
  await counterpart.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** What one request over a broken way comes to: the whole body, or the failure's code. */
async function over(
  kind: FaultKind,
  parameters: FaultParameters = {},
  patience_ms = 400,
): Promise<string> {
  const fault: FaultPlan = {
    id: 'broken',
    kind,
    from_us: hours(0),
    to_us: hours(1),
    scope: {},
    trigger: { kind: 'rate', rate: 1, per: 'request' },
    parameters,
  };
  const way = new BrokenWay(fault, {
    base: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    tls: {},
    counterpart,
    after: (delay_us, action) => setTimeout(action, delay_us / 1e3),
  });
  const silence = new Promise<string>((told) => setTimeout(() => told('silence'), patience_ms));
  const answered = way.dispatcher
    .request({ method: 'POST', path: '/', body: '{}' })
    .then(({ body }) => body.text())
    .catch((cause: { code?: string }) => String(cause.code));
  try {
    return await Promise.race([answered, silence]);
  } finally {
    way.close();
  }
}

describe('what a client sees on the wire', () => {
  it.each<readonly [FaultKind, FaultParameters, seen: string, served: number]>([
    ['net/refuse', {}, 'ECONNREFUSED', 0],
    ['net/connect-stall', {}, 'silence', 0],
    ['net/reset', { at: 'accept' }, 'ECONNRESET', 0],
    ['net/reset', { at: 'request' }, 'ECONNRESET', 1],
    ['net/reset', { at: 'body' }, 'ECONNRESET', 1],
    ['net/close', { at: 'accept' }, 'UND_ERR_SOCKET', 0],
    ['net/close', { at: 'request' }, 'UND_ERR_SOCKET', 1],
    ['net/close', { at: 'body' }, 'UND_ERR_SOCKET', 1],
    ['net/blackhole', {}, 'silence', 0],
    ['net/stale-keepalive', {}, 'ECONNRESET', 0],
    ['net/limit-bytes', { bytes: 60 }, 'UND_ERR_SOCKET', 1],
    ['net/limit-bytes', { bytes: 1e6 }, ANSWER, 1],
    ['net/slice', { bytes: 40, pauseWall_us: us(1000) }, ANSWER, 1],
    ['net/bandwidth', { bytesPerSecond: 100_000 }, ANSWER, 1],
    ['net/slow-close', { pauseWall_us: us(50_000) }, ANSWER, 1],
    ['net/partition', {}, 'silence', 0],
    ['net/reconnect-storm', {}, 'ECONNRESET', 0],
    ['tls/untrusted', {}, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 0],
    ['tls/expired', {}, 'CERT_HAS_EXPIRED', 0],
    ['tls/wrong-host', {}, 'ERR_TLS_CERT_ALTNAME_INVALID', 0],
    ['tls/old-version', {}, 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 0],
    ['tls/client-cert-refused', {}, 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 0],
    ['tls/stall', {}, 'silence', 0],
  ])('%s %j: %s', async (kind, parameters, seen, times) => {
    // What is heard is waited for as long as it takes; silence, for a while.
    const patience_ms = seen === 'silence' ? 400 : 10_000;
    expect(await over(kind, parameters, patience_ms)).toBe(seen);
    expect(served).toHaveLength(times);
  });

  it('leaves no connection behind', async () => {
    await over('net/blackhole');
    await over('net/slice', { bytes: 1, pauseWall_us: us(5000) });
    await counterpart.close();
    server.closeIdleConnections();
    const open = await new Promise((told) => server.getConnections((_, count) => told(count)));
    expect(open).toBe(0);
  });
});
