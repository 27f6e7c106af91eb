import type { Binding } from '../binding.ts';
import { queryString } from '../query-string.ts';
import { readJson } from '../read-json.ts';
import { found } from './answers.ts';
import { commit, evaluate } from './cart.ts';
import { cancel, cleanup, giveBack } from './undo.ts';

/**
 * commercetools: the target's URL ends in the project's key. A basket is a cart of line items at
 * the till's prices, a sale an order under the basket's number. Settings: `cartType` and
 * `lineType` (keys of the types with the custom fields; `peakday-cart`, `peakday-line`), `country`.
 */
export const commercetools: Binding = {
  name: 'commercetools',
  services: ['promotions'],
  auth: ['oauth2ClientCredentials', 'bearer'],
  keyHeader: null,
  health: '/carts?limit=1',
  operations: {
    'promotions.evaluate': { steps: evaluate },
    'promotions.commit': { steps: commit },
    'promotions.cancel': { steps: cancel },
    'promotions.return': { steps: giveBack },
    'promotions.lookup': {
      *steps({ what, code }) {
        const [kind, field] =
          what === 'coupon' ? ['discount-codes', 'code'] : ['customers', 'customerNumber'];
        const where = queryString({
          where: `${field}=${JSON.stringify(code)}`,
          limit: '1',
        });
        const told = yield { method: 'GET', path: `/${kind}?${where}` };
        if (told.status >= 400) return { refused: told };
        const read = readJson(found, told.body);
        if (!read.ok) return read;
        const [one] = read.reply.results;
        const limit = one?.maxApplications === undefined ? {} : { limit: one.maxApplications };
        return { ok: true, reply: { code, found: one !== undefined, ...limit } };
      },
    },
  },
  cleanup,
};
