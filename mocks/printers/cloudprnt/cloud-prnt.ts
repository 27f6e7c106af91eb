import { setTimeout as sleep } from 'node:timers/promises';
import type { Device } from '../device.ts';
import { type Polling, poll } from '../poller.ts';
import { printStarLine } from './star-line.ts';
import { cloudPrntCode, starStatus } from './star-status.ts';

/** How a printer polls. */
export interface CloudPrntOptions {
  readonly url: string;
  /** The printer's own MAC unless told. */
  readonly mac?: string;
  readonly interval_ms?: number;
}

/** What a server answers a poll with; only `jobReady` is sure to be there. */
interface PollAnswer {
  readonly jobReady?: boolean;
  readonly mediaTypes?: readonly string[];
  readonly jobToken?: string;
  readonly deleteMethod?: string;
  readonly jobGetUrl?: string;
  readonly jobConfirmationUrl?: string;
  readonly clientAction?: readonly { readonly request: string; readonly options?: string }[];
}

const STAR_LINE = 'application/vnd.star.line';
const MEDIA_TYPES = ['text/plain', STAR_LINE, 'application/vnd.star.starprnt'] as const;
const JOB_LIMIT = 1 << 20;

/**
 * Star CloudPRNT: the printer polls a server with its state, fetches the job that is ready, prints
 * it and confirms it. Trouble that is not the job's fault (paper, cover) is not confirmed: the next
 * poll reports it, and the job is fetched again when the printer is well.
 */
export function pollCloudPrnt(device: Device, options: CloudPrntOptions): Polling {
  const printer = new CloudPrinter(device, options);
  return poll(options.url, options.interval_ms ?? 5000, (signal) => printer.round(signal));
}

class CloudPrinter {
  readonly #device: Device;
  readonly #url: string;
  readonly #mac: string;
  #results: readonly { readonly request: string; readonly result: string }[] | null = null;

  constructor(device: Device, { url, mac }: CloudPrntOptions) {
    this.#device = device;
    this.#url = url;
    this.#mac = mac ?? device.printer.identity.mac;
  }

  async round(signal: AbortSignal): Promise<void> {
    const { printer } = this.#device;
    if (printer.link !== 'on') return;
    this.#device.turnTo();
    const polled = await fetch(this.#url, {
      method: 'POST',
      headers: { ...this.#headers(), 'content-type': 'application/json' },
      body: JSON.stringify(this.#report()),
      signal,
    });
    const answer = polled.ok ? ((await polled.json()) as PollAnswer) : {};
    this.#results = answer.clientAction?.map(({ request }) => this.#result(request)) ?? null;
    if (answer.jobReady === true && printer.ready) await this.#serve(answer, signal);
  }

  #report(): object {
    const { printer } = this.#device;
    return {
      status: starStatus(printer),
      printerMAC: this.#mac,
      uniqueID: this.#device.id,
      statusCode: encodeURIComponent(cloudPrntCode(printer)),
      jobToken: null,
      printingInProgress: false,
      clientAction: this.#results,
    };
  }

  #result(request: string): { readonly request: string; readonly result: string } {
    const { identity, columns } = this.#device.printer;
    const known: Readonly<Record<string, string>> = {
      ClientType: `peakday ${identity.model}`,
      ClientVersion: identity.firmware,
      Encodings: MEDIA_TYPES.join('; '),
      GetPollInterval: '5',
      PageInfo: JSON.stringify({
        paperWidth: '80',
        printWidth: String((columns * 12) / 8),
        horizontalResolution: '8',
        verticalResolution: '8',
      }),
    };
    return { request, result: known[request] ?? '' };
  }

  async #serve(answer: PollAnswer, signal: AbortSignal): Promise<void> {
    const type = MEDIA_TYPES.find((known) => answer.mediaTypes?.includes(known));
    if (type === undefined) return this.#confirm(answer, '510 Unsupported media type', signal);
    const url = this.#jobUrl(answer.jobGetUrl, answer, { type });
    const fetched = await fetch(url, { headers: this.#headers(), signal });
    const body = new Uint8Array(await fetched.arrayBuffer());
    if (fetched.status !== 200) return this.#confirm(answer, '520 Download timeout', signal);
    if (body.length > JOB_LIMIT) return this.#confirm(answer, '521 Job too large', signal);
    if (await this.#print(type, body)) await this.#confirm(answer, '200 OK', signal);
  }

  /** @returns whether all of it was printed */
  async #print(type: (typeof MEDIA_TYPES)[number], body: Uint8Array): Promise<boolean> {
    const { printer } = this.#device;
    const page = this.#device.typesetter('cloudprnt');
    if (type === 'text/plain') {
      const lines = new TextDecoder()
        .decode(body)
        .replace(/\r/g, '')
        .replace(/\n$/, '')
        .split('\n');
      for (const line of lines) {
        if (!printer.ready) break;
        if (line !== '') page.text(line);
        page.newline();
      }
      if (printer.ready) page.cut('partial');
    } else printStarLine(page, printer, body);
    page.endJob();
    const busy_ms = page.takeBusy_ms();
    if (busy_ms > 0) await sleep(busy_ms);
    return !printer.offline;
  }

  async #confirm(answer: PollAnswer, code: string, signal: AbortSignal): Promise<void> {
    const byGet = answer.deleteMethod === 'GET';
    const url = this.#jobUrl(answer.jobConfirmationUrl, answer, { code });
    if (byGet) url.search += '&delete';
    const method = byGet ? 'GET' : 'DELETE';
    const confirmed = await fetch(url, { method, headers: this.#headers(), signal });
    await confirmed.arrayBuffer();
  }

  #jobUrl(own: string | undefined, answer: PollAnswer, query: Record<string, string>): URL {
    const url = new URL(own ?? this.#url, this.#url);
    const { id } = this.#device;
    for (const [name, value] of Object.entries({ uid: id, mac: this.#mac, ...query }))
      url.searchParams.set(name, value);
    if (answer.jobToken) url.searchParams.set('token', answer.jobToken);
    return url;
  }

  #headers(): Record<string, string> {
    return {
      'user-agent': 'peakday-printer',
      'x-star-mac': this.#mac,
      'x-star-serial-number': this.#device.printer.identity.serial,
      'x-star-print-width': String((this.#device.printer.columns * 12) / 8),
      accept: MEDIA_TYPES.join(', '),
    };
  }
}
