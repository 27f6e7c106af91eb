import { describe, expect, it } from 'vitest';
import { metricsOutlet } from '../../../src/cli/metrics-outlet.ts';
import { openMetrics } from '../../../src/cli/open-metrics.ts';

const VARIABLE = 'OTEL_EXPORTER_OTLP_HEADERS';
const outlet = (url: string, headers?: string, allowed: readonly string[] = []) =>
  metricsOutlet({ flag: '--otlp', url, variable: VARIABLE }, headers, allowed);
const failing = (code: string, message: RegExp): object =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

describe('where metrics may go', () => {
  it.each(['http://127.0.0.1:4318', 'http://localhost:4318', 'https://[::1]:4318/otlp'])(
    'this machine: %s',
    (url) => {
      expect(outlet(url)).toEqual({ url, headers: {} });
    },
  );

  it('another host only when it is allowed', () => {
    const url = 'https://otlp.example:4318';
    expect(() => outlet(url)).toThrow(failing('PD_TARGET_FORBIDDEN', /otlp\.example/));
    expect(() => outlet(url, undefined, ['other.example'])).toThrow();
    expect(outlet(`${url}/`, undefined, ['otlp.example'])).toEqual({ url, headers: {} });
  });

  it.each(['localhost:4318', 'ftp://127.0.0.1', 'nonsense', 'http://me:secret@127.0.0.1'])(
    'not %s',
    (url) => {
      expect(() => outlet(url)).toThrow(failing('PD_USAGE', /--otlp/));
    },
  );
});

describe('headers from the environment', () => {
  it('are percent-encoded pairs', () => {
    const { headers } = outlet('http://127.0.0.1', 'Authorization=Basic%20abc=, x-org=1');
    expect(headers).toEqual({ authorization: 'Basic abc=', 'x-org': '1' });
  });

  it('do not leave this machine over plain http', () => {
    const allowed = ['otlp.example'];
    expect(() => outlet('http://otlp.example', 'a=b', allowed)).toThrow(
      failing('PD_TARGET_FORBIDDEN', /plain http/),
    );
    expect(outlet('https://otlp.example', 'a=b', allowed).headers).toEqual({ a: 'b' });
  });

  it.each(['secret', 'a=%E0%A4%A', '=secret'])('are not repeated when unreadable: %s', (text) => {
    let message = '';
    try {
      outlet('http://127.0.0.1', text);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain(VARIABLE);
    expect(message).not.toContain(text);
  });
});

describe('what is asked of metrics', () => {
  const open = (request: object) => openMetrics({ live: true, ...request }, {}, () => undefined);

  it('may be nothing', async () => {
    expect(await open({})).toBeUndefined();
  });

  it.each([
    [{ otlp: 'http://127.0.0.1', live: false }, /--otlp wants a live window/],
    [{ 'prometheus-port': 0, engine: 'virtual' }, /--prometheus-port wants a live window/],
    [{ 'prometheus-port': 70_000 }, /0 to 65535/],
    [{ 'prometheus-port': Number.NaN }, /0 to 65535/],
    [{ 'prometheus-write': 'x' }, /--prometheus-write/],
  ])('%o is refused', async (request, message) => {
    await expect(open(request)).rejects.toEqual(failing('PD_USAGE', message));
  });

  it('refuses a port in use', async () => {
    const said: string[] = [];
    const request = { live: true, 'prometheus-port': 0 };
    const first = await openMetrics(request, {}, (text) => said.push(text));
    const port = Number(/:(\d+)\/metrics$/.exec(said[0] ?? '')?.[1]);
    await expect(open({ 'prometheus-port': port })).rejects.toEqual(
      failing('PD_PORT_IN_USE', /is in use/),
    );
    await first?.close();
  });
});
