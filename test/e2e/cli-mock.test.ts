import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { peakday, start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
const EXAMPLE = fileURLToPath(new URL('../../examples/print-a-receipt.mjs', import.meta.url));
const script = (...args: readonly string[]): Promise<{ stdout: string }> =>
  promisify(execFile)(process.execPath, [EXAMPLE, ...args]);

const stop = async (mock: ReturnType<typeof start>) => {
  mock.child.kill('SIGINT');
  return mock.ended;
};

describe('peakday mock', () => {
  it('lists what there is, and serves what is named', async () => {
    const listed = await peakday(['mock', '--list', '--json'], folder);
    const { systems } = JSON.parse(listed.stdout) as { systems: { name: string; about: string }[] };
    expect(systems.map((one) => one.name)).toEqual(
      expect.arrayContaining(['promotions', 'payments', 'support', 'sales']),
    );
    for (const { about } of systems) expect(about).not.toBe('');
    const mock = start(['mock', 'sales'], folder);
    const admin = await mock.says(/^admin +(http\S+)$/m);
    expect((await fetch(`${admin}/health`)).status).toBe(200);
    const { code, stdout, stderr } = await stop(mock);
    expect(code).toBe(0);
    expect(stdout).not.toContain('support');
    expect(stderr).toMatch(/0 exchanges; the mock itself was/);
  });

  it('keeps lanes apart, applies faults from the start, records, and sums up', async () => {
    const args = ['support', '--lane', 'acme', '--fault', 'http/status:status=418,first=1'];
    const mock = start(['mock', ...args, '--record', 'run.har'], folder);
    await mock.says(/^admin +(http\S+)$/m);
    const main = await mock.says(/lane main\nsupport +(http\S+)/);
    const acme = await mock.says(/lane acme\nsupport +(http\S+)/);
    const get = async (url: string): Promise<number> =>
      (await fetch(url, { headers: { authorization: 'Basic hunter2', 'user-agent': 'one' } }))
        .status;
    expect(await get(`${main}/v1/tickets/1?token=sesame`)).toBe(418);
    expect(await get(`${main}/v1/tickets/1`)).toBe(404);
    expect(await get(`${acme}/v1/tickets/1`)).toBe(418);
    expect(await get(`${acme}/v1/ticket/1`)).toBe(501);
    await mock.says(/^501 +support +none.*one {2}\[acme\]$/m);
    await mock.says(/Did you mean GET \/v1\/tickets\/\{ticketId\}\?/);
    const { stderr } = await stop(mock);
    expect(stderr).toMatch(/^4 exchanges; /m);
    const text = readFileSync(`${folder}/run.har`, 'utf8');
    const { log } = JSON.parse(text) as { log: { entries: { _lane: string }[] } };
    expect(log.entries.map((one) => one._lane)).toEqual(['main', 'main', 'acme', 'acme']);
    expect(text).not.toMatch(/hunter2|sesame/);
  });

  it('lets a script print a receipt, run out of paper and recover, beside terminals', async () => {
    const mock = start(['mock', 'printer', 'terminal', '--seed', '1'], folder);
    await mock.says(/^admin +(http\S+)$/m);
    const printer = await mock.says(/^printer 1: ESC\/POS +(\S+)$/m);
    const control = await mock.says(/^printers: control +(http\S+)$/m);
    const terminals = await mock.says(/^terminals: local, any POIID +(https\S+)/m);
    expect((await script(printer, control)).stdout).toBe(
      'printed, paper status 0\npaper out, roll sensor 7e\nnew roll, printed, paper status 0\n',
    );
    // What listens, but is no printer, says so instead of hanging.
    await expect(script(new URL(terminals).host, control)).rejects.toThrow(
      'is it the ESC/POS address?',
    );
    const { code, stdout, stderr } = await stop(mock);
    expect(code).toBe(0);
    const told = [...stdout.matchAll(/^ +(receipt \d|paper out|ready).*$/gm)].map(
      ([, word]) => word,
    );
    expect(told).toEqual(['receipt 1', 'paper out', 'receipt 2', 'ready']);
    expect(stderr).toMatch(/^4 exchanges; /m);
  });

  it('serves TLS with a certificate it names, and takes it away again', async () => {
    const mock = start(['mock', 'support', '--tls', '--json'], folder);
    const line = await mock.says(/^(\{"addresses".*\})$/m);
    const { addresses, certificates } = JSON.parse(line) as {
      addresses: Record<string, string>;
      certificates: { authority: string };
    };
    const ca = readFileSync(certificates.authority);
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${addresses['support']}/v1/tickets`, { ca, agent: false }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(200);
    const exchange = JSON.parse(await mock.says(/^(\{"exchange".*\})$/m)) as object;
    expect(exchange).toMatchObject({ exchange: { system: 'support', lane: 'main', status: 200 } });
    expect((await stop(mock)).code).toBe(0);
    expect(existsSync(certificates.authority)).toBe(false);
  });

  it.each([
    [['printr'], 'did you mean printer?'],
    [['--fault', 'http/statos:status=503'], 'did you mean http/status?'],
    [['--fault', 'net/reset'], 'put it into a scenario'],
    [['--latency', 'soon'], 'p50=20ms'],
    [['--host', '0.0.0.0'], '--expose'],
    [['--config', 'nowhere.yaml'], 'nowhere.yaml'],
  ])('%j is refused with what to do', async (args, words) => {
    const { code, stderr } = await peakday(['mock', ...args], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('PD_USAGE');
    expect(stderr).toContain(words);
  });
});
