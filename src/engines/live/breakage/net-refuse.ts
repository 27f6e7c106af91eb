import { buildConnector } from 'undici';
import type { Break } from './ground.ts';

/** tcpmux: reserved, and served nowhere in our time, so that refusals are the kernel's own. */
const NOBODY_LISTENS = { hostname: '127.0.0.1', host: '127.0.0.1:1', protocol: 'http:', port: '1' };

/** `net/refuse`: knocks where nobody listens. */
export const netRefuse: Break = () => {
  const connect = buildConnector({ timeout: 0 });
  return (_options, callback) => connect(NOBODY_LISTENS, callback);
};
