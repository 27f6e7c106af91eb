import { BoundedMap } from '../../bounded-map.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** Credentials and devices remembered. */
const KEPT = 20_000;

const EXPIRED: Strike = {
  kind: 'refuse',
  refusal: {
    name: 'unauthorised',
    status: 401,
    detail: 'The credentials have expired.',
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  },
};

/**
 * `http/auth-expire`: credentials are no longer taken. What a client shows after it was turned
 * away counts as new and is taken, from everybody; who shows none is turned away until the end.
 */
export function httpAuthExpire(): ServiceFault {
  const isFresh = new BoundedMap<string, boolean>(KEPT);
  const turnedAway = new BoundedMap<string, true>(KEPT);
  return {
    strike({ device, credential }) {
      if (credential === undefined) return EXPIRED;
      const known = isFresh.get(credential);
      if (known === true) return undefined;
      if (known === undefined) isFresh.set(credential, turnedAway.get(device) === true);
      if (isFresh.get(credential) === true) return undefined;
      turnedAway.set(device, true);
      return EXPIRED;
    },
  };
}
