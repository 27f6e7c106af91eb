import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ServedPrinters, servePrinters } from '../../mocks/printers/serve-printers.ts';
import { rawClient } from './printers-served.ts';

async function served(adminToken?: string): Promise<ServedPrinters> {
  const printers = await servePrinters({ seed: 1, settings: { printers: 2 }, adminToken });
  onTestFinished(printers.close);
  return printers;
}

const post = (
  { url }: ServedPrinters,
  path: string,
  body: unknown,
  type = 'application/json',
): Promise<Response> =>
  fetch(`${url}/printers/${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });

async function print(printers: ServedPrinters, text: string): Promise<void> {
  const [host = '', port] = (printers.addresses.get('1') ?? '').split(':');
  const client = await rawClient({ host, port: Number(port) });
  client.send(`${text}\x1dV\x00\x1dr1`);
  await client.answer(1);
}

describe('control API', () => {
  it.each<[string, object, object]>([
    ['paper', { paper: 'out' }, { paper: 'out', paper_mm: 0 }],
    ['paper', { paper: 'low' }, { paper: 'nearEnd' }],
    ['paper', { left_mm: 120 }, { paper_mm: 120 }],
    ['cover', { open: true }, { coverOpen: true }],
    ['error', { error: 'cutter' }, { error: 'cutter' }],
    ['offline', { offline: true }, { offline: true }],
    ['link', { link: 'silent' }, { link: 'silent' }],
    ['drawer', { drawer: 'open' }, { drawer: 'open' }],
    ['speed', { speed_mm_s: 20 }, { speed_mm_s: 20 }],
    ['undetected', { undetected: true }, { undetected: true }],
    ['feed', { pressed: true }, { feedButton: true }],
    ['fault', { fault: 'printer/paper-out', active: true }, { paper: 'out' }],
  ])('POST %s %j', async (control, body, state) => {
    const printers = await served();
    const answer = await post(printers, `2/${control}`, body);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id: '2', state });
    expect(printers.devices.get('1')?.printer.state.paper).toBe('ok');
    await post(printers, '2/mend', {});
    if (control !== 'drawer') expect(printers.devices.get('2')?.printer.ready).toBe(true);
  });

  it.each([
    ['9/paper', { paper: 'out' }, 404, 'No printer has this id.'],
    ['1/toner', {}, 404, 'there are paper, cover'],
    ['1/paper', { paper: 'wet' }, 422, 'paper'],
    ['1/cover', { open: true, wide: 1 }, 422, 'wide'],
    ['1/recover', undefined, 422, 'body'],
  ])('refuses POST %s %j', async (path, body, status, word) => {
    const answer = await post(await served(), path, body);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { error: string }).error).toContain(word);
  });

  it('is not reached by forms of other pages or names that were rebound', async () => {
    const printers = await served();
    const form = await post(printers, '1/paper', { paper: 'out' }, 'text/plain');
    expect(form.status).toBe(415);
    const status = await new Promise((resolve, reject) => {
      const options = { headers: { host: 'evil.example' } };
      request(`${printers.url}/printers`, options, (answer) => resolve(answer.statusCode))
        .once('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect(printers.devices.get('1')?.printer.state.paper).toBe('ok');
  });

  it('gives receipts as text, image, page and JSON', async () => {
    const printers = await served();
    await print(printers, 'Bread & <butter>\n');
    const get = (path: string): Promise<Response> => fetch(`${printers.url}/printers/1/${path}`);
    expect(await (await get('receipts/1.txt')).text()).toBe('Bread & <butter>\n');
    const svg = await get('receipts/last.svg');
    expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(await svg.text()).toContain('Bread &amp; &lt;butter&gt;');
    expect(await (await get('receipts/1.html')).text()).toContain('<pre>Bread &amp;');
    const listed = (await (await get('receipts')).json()) as object[];
    expect(listed).toEqual([await (await get('receipts/1.json')).json()]);
    expect((await get('receipts/2.txt')).status).toBe(404);
    await fetch(`${printers.url}/printers/1/receipts`, { method: 'DELETE' });
    expect(await (await get('receipts')).json()).toEqual([]);
  });

  it('wants the admin token where other machines may come, whatever name they call', async () => {
    const token = 'a-long-enough-token';
    const printers = await served(token);
    const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
      new Promise<readonly [status: number | undefined, challenge: string | undefined]>((done) => {
        const sent = request(`${printers.url}${path}`, { method, headers }, (answer) => {
          answer.destroy();
          done([answer.statusCode, answer.headers['www-authenticate']]);
        });
        sent.end(method === 'POST' ? '{"paper":"out"}' : undefined);
      });
    const challenge = expect.stringContaining('Basic');
    const json = { 'content-type': 'application/json' };
    // Whoever comes from elsewhere can call this machine 127.0.0.1.
    expect(await ask('/printers/1/paper', { ...json, host: '127.0.0.1' }, 'POST')).toEqual([
      401,
      challenge,
    ]);
    expect(printers.devices.get('1')?.printer.ready).toBe(true);
    for (const path of ['/', '/page.js', '/events', '/printers', '/printers/1/receipts'])
      expect(await ask(path, {}), path).toEqual([401, challenge]);
    for (const authorization of ['Bearer wrong', token, `Basic ${btoa('any:wrong')}`])
      expect(await ask('/printers', { authorization })).toEqual([401, challenge]);
    const host = 'printers.example';
    for (const authorization of [`Bearer ${token}`, `Basic ${btoa(`any:${token}`)}`]) {
      expect(await ask('/', { host, authorization })).toEqual([200, undefined]);
      const control = ask('/printers/1/paper', { ...json, host, authorization }, 'POST');
      expect(await control).toEqual([200, undefined]);
    }
    expect(printers.devices.get('1')?.printer.ready).toBe(false);
    const epos = `/cgi-bin/epos/service.cgi?devid=local_printer&timeout=1000`;
    expect((await ask(epos, { host, 'content-type': 'text/xml' }, 'POST'))[0]).toBe(200);
  });

  it('streams printers and receipts as they change', async () => {
    const printers = await served();
    const answer = await fetch(`${printers.url}/events`);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (words: RegExp): Promise<void> => {
      while (!words.test(heard)) heard += (await reader?.read())?.value ?? '';
    };
    await hear(/"id":"2"/);
    await print(printers, 'Bread\n');
    await hear(/event: receipt\ndata: .*"text":"Bread\\n"/);
    await post(printers, '2/paper', { paper: 'out' });
    await hear(/event: printer\ndata: .*"id":"2".*"badges":\["paper out"\]/);
    await reader?.cancel();
  });
});
