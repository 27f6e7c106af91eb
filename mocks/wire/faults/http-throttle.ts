import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/**
 * `http/throttle`: a quota for all clients together in windows of one wall second; beyond it
 * 429 with `Retry-After` (RFC 6585 §4) and the RateLimit fields of
 * draft-ietf-httpapi-ratelimit-headers.
 */
export function httpThrottle({ parameters }: FaultPlan): ServiceFault {
  const quota = parameters.quotaPerSecond ?? 0;
  const retryAfter_s = parameters.retryAfter_s ?? 1;
  const refused: Strike = {
    kind: 'refuse',
    refusal: {
      name: 'throttled',
      status: 429,
      detail: `The quota is ${quota} requests per second.`,
      headers: {
        'retry-after': String(retryAfter_s),
        'ratelimit-policy': `"default";q=${Math.floor(quota)};w=1`,
        ratelimit: `"default";r=0;t=${retryAfter_s}`,
      },
    },
  };
  let window = -1;
  let used = 0;
  return {
    strike({ wall_us }) {
      const second = Math.floor(wall_us / 1e6);
      if (second !== window) {
        window = second;
        used = 0;
      }
      used++;
      return used > quota ? refused : undefined;
    },
  };
}
