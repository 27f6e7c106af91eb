import encoding from 'k6/encoding';
import http from 'k6/http';
import type { Surroundings } from '../../wall/surroundings.ts';
import { now_ms } from './k6-time.ts';

/** k6, as the code of the wall-clock engines sees it. */
export const k6Surroundings: Surroundings = {
  now_ms,
  base64: (text) => encoding.b64encode(text),
  errand: async ({ method, url, headers = {}, body }, limit_ms) => {
    const answer = await http.asyncRequest(method, url, body ?? null, {
      headers: { ...headers },
      timeout: limit_ms,
      redirects: 0,
      responseType: 'text',
      tags: { name: 'peakday errand' },
    });
    if (answer.status === 0) throw new Error(answer.error);
    return { status: answer.status, body: answer.body ?? '' };
  },
};
