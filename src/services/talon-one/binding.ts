import * as z from 'zod';
import type { LookupRequest } from '../../model/lookup.ts';
import type { Binding } from '../binding.ts';
import { cancelled } from '../cancelled.ts';
import { readJson } from '../read-json.ts';
import { readEffects } from './effects.ts';
import { returnPieces } from './returns.ts';
import { readSession, replyOfSession, sessionPath, updateSession } from './session.ts';

/** Profiles that a coupon is reserved for; there may be no sum of them. */
const holders: z.ZodType<{ readonly data: readonly unknown[] }> = z.object({
  data: z.array(z.unknown()),
});

const lookupPath = ({ what, code }: LookupRequest): string =>
  what === 'coupon'
    ? `/v1/coupon_reservations/customerprofiles/${encodeURIComponent(code)}`
    : `/v1/customer_profiles/${encodeURIComponent(code)}/inventory?profile=true`;

/**
 * Talon.One's Integration API. A preview is a dry run and leaves nothing; a sale is a closed
 * session. Sessions cannot be listed or removed there, so there is no cleanup: their `runId`
 * attribute tells them apart.
 */
export const talonOne: Binding = {
  name: 'talon-one',
  services: ['promotions'],
  auth: ['apiKey'],
  apiKeyHeader: 'authorization',
  apiKeyScheme: 'ApiKey-v1',
  keyHeader: null,
  health: '/v1/customer_profiles/peakday/inventory',
  operations: {
    'promotions.evaluate': {
      *steps(request, context) {
        const priced = yield updateSession(request, context, 'open');
        if (priced.status >= 400) return { refused: priced };
        return readEffects(request, priced.body);
      },
    },
    'promotions.commit': {
      *steps(request, context) {
        const sold = yield updateSession(request, context, 'closed');
        if (sold.status < 300) return readEffects(request, sold.body);
        // A session that is closed takes no update: the first try may have got through.
        const told = yield { method: 'GET', path: sessionPath(request.basketId, context) };
        const session = readSession(told.body);
        if (told.status >= 300 || !session.ok || session.reply.state !== 'closed')
          return { refused: sold };
        return { ok: true, reply: replyOfSession(request, session.reply) };
      },
    },
    'promotions.cancel': {
      *steps(request, context) {
        const path = sessionPath(request.basketId, context);
        const body = JSON.stringify({ customerSession: { state: 'cancelled' } });
        const undone = yield { method: 'PUT', path, body };
        if (undone.status < 300) return { ok: true, reply: cancelled(request, 'cancelled') };
        const told = yield { method: 'GET', path };
        const session = readSession(told.body);
        const over = session.ok && session.reply.state === 'cancelled';
        if (told.status !== 404 && !over) return { refused: undone };
        return { ok: true, reply: cancelled(request, 'nothing to cancel') };
      },
    },
    'promotions.return': { steps: returnPieces },
    'promotions.lookup': {
      *steps(request) {
        const { code, what } = request;
        const told = yield { method: 'GET', path: lookupPath(request) };
        if (told.status === 404) return { ok: true, reply: { code, found: false } };
        if (told.status >= 400) return { refused: told };
        if (what !== 'coupon') return { ok: true, reply: { code, found: true } };
        const read = readJson(holders, told.body);
        if (!read.ok) return read;
        return {
          ok: true,
          reply: { code, found: true, reserved: read.reply.data.length },
        };
      },
    },
  },
};
