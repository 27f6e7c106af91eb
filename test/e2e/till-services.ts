import { request } from 'undici';
import { onTestFinished } from 'vitest';
import { readXml, type XmlElement } from '../../mocks/printers/xml.ts';
import type { Api } from '../../mocks/wire/api.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

/** What a SOAP client sees of an answer. */
export interface Seen {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The document that the text is, or nothing. */
  readonly root: XmlElement | undefined;
}

/** A mock on a socket of its own, and the world behind it. */
export interface ServedTillService {
  readonly world: World;
  readonly url: string;
  readonly send: (
    path: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Seen>;
}

/** Serves an API until the test is over; requests bear its credentials unless told. */
export async function tillService(api: Api): Promise<ServedTillService> {
  const world = new World({ seed: 1, promotions: [], coupons: [] });
  const { url, close } = await serveApi(api, world);
  onTestFinished(close);
  const send: ServedTillService['send'] = async (path, body, headers = {}) => {
    const answer = await request(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', ...api.passes?.(world), ...headers },
      body,
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      text,
      headers: answer.headers,
      root: readXml(text),
    };
  };
  return { world, url, send };
}
