import { Agent, type buildConnector, request } from 'undici';
import type { Surroundings } from '../wall/surroundings.ts';

/**
 * Node, as the code of the wall-clock engines sees it.
 * @param tls how an errand's address is reached, when over TLS
 */
export const nodeSurroundings = (tls: buildConnector.BuildOptions = {}): Surroundings => ({
  now_ms: () => performance.now(),
  base64: (text) => Buffer.from(text).toString('base64'),
  errand: async ({ method, url, headers = {}, body }, limit_ms) => {
    // For a request every few minutes no connection is kept.
    const dispatcher = new Agent({ connect: tls });
    try {
      const answer = await request(url, {
        method,
        dispatcher,
        headers,
        body: body ?? null,
        signal: AbortSignal.timeout(limit_ms),
      });
      return { status: answer.statusCode, body: await answer.body.text() };
    } finally {
      await dispatcher.destroy();
    }
  },
});
