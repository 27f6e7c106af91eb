import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pollCloudPrnt } from '../../mocks/printers/cloudprnt/cloud-prnt.ts';
import { type Device, makeDevice } from '../../mocks/printers/device.ts';
import { pollServerDirectPrint } from '../../mocks/printers/epos/server-direct-print.ts';
import { receiptText } from '../../mocks/printers/render/receipt-text.ts';

/** What a vendor's server does with a request; the body is read. */
type Serve = (request: IncomingMessage, body: string, response: ServerResponse) => void;

async function vendorServer(serve: Serve): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => serve(request, Buffer.concat(chunks).toString(), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/print`;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const textsOf = ({ tray }: Device): readonly string[] => tray.receipts.map(receiptText);

describe('Server Direct Print', () => {
  const JOB = (id: string): string =>
    `<PrintRequestInfo Version="2.00"><ePOSPrint><Parameter><devid>local_printer</devid><timeout>100</timeout><printjobid>${id}</printjobid></Parameter><PrintData><epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><text>Job ${id}&#10;</text><cut type="feed"/></epos-print></PrintData></ePOSPrint></PrintRequestInfo>`;

  /** A server with jobs to give; tells what it was posted. */
  async function polledServer(jobs: string[], statuses: number[] = []) {
    const forms: URLSearchParams[] = [];
    const url = await vendorServer((_, body, response) => {
      const form = new URLSearchParams(body);
      forms.push(form);
      const isRequest = form.get('ConnectionType') === 'GetRequest';
      response.statusCode = isRequest ? 200 : (statuses.shift() ?? 200);
      response.setHeader('content-type', 'text/xml; charset=utf-8');
      response.end(isRequest ? (jobs.shift() ?? '') : '');
    });
    const responses = (): readonly string[] =>
      forms.flatMap((form) => form.get('ResponseFile') ?? []);
    return { url, forms, responses };
  }

  function polling(device: Device, url: string): void {
    const poller = pollServerDirectPrint(device, { url, id: 'till-03', interval_ms: 5 });
    onTestFinished(() => poller.stop());
  }

  it('asks, prints and tells what became of it', async () => {
    const device = makeDevice({ id: '1' });
    const { url, forms, responses } = await polledServer([JOB('A1'), JOB('A2')]);
    polling(device, url);
    await until(() => responses().length === 2);
    expect(textsOf(device)).toEqual(['Job A1\n', 'Job A2\n']);
    expect(forms[0]?.toString()).toBe('ConnectionType=GetRequest&ID=till-03');
    expect(responses()[0]).toContain('<printjobid>A1</printjobid>');
    expect(responses()[0]).toContain('success="true" code="" status="251658258"');
  });

  it('tells a failure, and posts it again until the server takes it', async () => {
    const device = makeDevice({ id: '1' });
    device.printer.runOut();
    const { url, responses } = await polledServer([JOB('B1')], [500, 503]);
    polling(device, url);
    await until(() => responses().length === 3);
    expect(new Set(responses()).size).toBe(1);
    expect(responses()[0]).toContain('success="false" code="EPTR_REC_EMPTY"');
    expect(textsOf(device)).toEqual([]);
  });
});

describe('CloudPRNT', () => {
  interface CloudJob {
    readonly mediaTypes: readonly string[];
    readonly body: string | Buffer;
    readonly status?: number;
    readonly deleteMethod?: 'GET';
  }

  /** A server that offers each job until it is confirmed. */
  async function cloudServer(jobs: CloudJob[]) {
    const polls: Record<string, unknown>[] = [];
    const confirmed: string[] = [];
    const headers: (string | string[] | undefined)[] = [];
    const url = await vendorServer((request, body, response) => {
      const query = new URL(request.url ?? '', 'http://localhost').searchParams;
      const [job] = jobs;
      if (request.method === 'POST') {
        polls.push(JSON.parse(body));
        headers.push(request.headers['x-star-mac']);
        const { mediaTypes, deleteMethod } = job ?? {};
        response.setHeader('content-type', 'application/json');
        return response.end(
          JSON.stringify(
            job
              ? { jobReady: true, mediaTypes, deleteMethod, jobToken: 't-1' }
              : { jobReady: false },
          ),
        );
      }
      if (request.method === 'DELETE' || query.has('delete')) {
        confirmed.push(`${request.method} ${query.get('code')} ${query.get('token')}`);
        jobs.shift();
        return response.end();
      }
      response.statusCode = job?.status ?? 200;
      response.setHeader('content-type', query.get('type') ?? '');
      return response.end(job?.body);
    });
    return { url, polls, confirmed, headers };
  }

  function polling(device: Device, url: string): void {
    const poller = pollCloudPrnt(device, { url, interval_ms: 5 });
    onTestFinished(() => poller.stop());
  }

  it('polls, fetches text, prints and confirms', async () => {
    const device = makeDevice({ id: 'till-03' });
    const body = 'STORE 0417\nCrème brûlée 3.20\n';
    const { url, polls, confirmed, headers } = await cloudServer([
      { mediaTypes: ['image/png', 'text/plain'], body },
    ]);
    polling(device, url);
    await until(() => confirmed.length === 1);
    expect(confirmed).toEqual(['DELETE 200 OK t-1']);
    expect(textsOf(device)).toEqual([body]);
    expect(polls[0]).toMatchObject({
      status: '23 86 00 00 00 00 00 00 00 00 00',
      statusCode: '200%20OK',
      uniqueID: 'till-03',
      printerMAC: device.printer.identity.mac,
    });
    expect(headers[0]).toBe(device.printer.identity.mac);
  });

  it('prints Star line mode', async () => {
    const device = makeDevice({ id: '1' });
    const body = Buffer.from(
      '\x1b@\x1b\x1da\x01\x1bESTORE 0417\x1bF\n\x1b\x1da\x00\x1b\x1dt\x20Caf\xe9 2.40\n\x1b\x1dyS0\x02\x1b\x1dyD1\x00\x05\x00hello\x1b\x1dyP\x1bd\x02',
      'latin1',
    );
    const { url, confirmed } = await cloudServer([
      { mediaTypes: ['application/vnd.star.line'], body },
    ]);
    polling(device, url);
    await until(() => confirmed.length === 1);
    expect(textsOf(device)[0]).toMatch(/^ {19}STORE 0417\nCafé 2\.40\n\[QR hello\]\n$/);
    expect(device.tray.receipts[0]?.cut).toBe('full');
  });

  it.each([
    [
      'a type it cannot print',
      { mediaTypes: ['image/png'], body: '' },
      '510 Unsupported media type',
    ],
    [
      'a job that is not there',
      { mediaTypes: ['text/plain'], body: '', status: 404 },
      '520 Download timeout',
    ],
    [
      'a job that is too large',
      { mediaTypes: ['text/plain'], body: 'x'.repeat((1 << 20) + 1) },
      '521 Job too large',
    ],
  ])('confirms %s with its code', async (_, job, code) => {
    const device = makeDevice({ id: '1' });
    const { url, confirmed } = await cloudServer([job]);
    polling(device, url);
    await until(() => confirmed.length === 1);
    expect(confirmed).toEqual([`DELETE ${code} t-1`]);
    expect(textsOf(device)).toEqual([]);
  });

  it('confirms by GET where the server asks for that', async () => {
    const device = makeDevice({ id: '1' });
    const job = { mediaTypes: ['text/plain'], body: 'x\n', deleteMethod: 'GET' } as const;
    const { url, confirmed } = await cloudServer([job]);
    polling(device, url);
    await until(() => confirmed.length === 1);
    expect(confirmed).toEqual(['GET 200 OK t-1']);
  });

  it('reports trouble by its polls, does not confirm, and fetches again when it is mended', async () => {
    const device = makeDevice({ id: '1' });
    device.printer.loadPaper(5);
    const body = 'one\ntwo\nthree\n';
    const { url, polls, confirmed } = await cloudServer([{ mediaTypes: ['text/plain'], body }]);
    polling(device, url);
    const last = (): unknown => polls.at(-1)?.['statusCode'];
    await until(() => last() === '410%20Out%20of%20paper');
    expect(confirmed).toEqual([]);
    device.printer.put({ coverOpen: true });
    await until(() => last() === '420%20Cover%20open');
    device.printer.mend();
    await until(() => confirmed.length === 1);
    expect(textsOf(device).at(-1)).toBe(body);
  });

  it.each([
    ['switched off', { link: 'off' }],
    ['no network', { link: 'silent' }],
  ] as const)('does not poll: %s', async (_, change) => {
    const device = makeDevice({ id: '1' });
    device.printer.put(change);
    const { url, polls } = await cloudServer([]);
    polling(device, url);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(polls).toEqual([]);
  });
});
