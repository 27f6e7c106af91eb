import * as z from 'zod';
import type { Binding } from '../binding.ts';
import { readJson } from '../read-json.ts';
import { application, ask, commit, evaluate } from './dialogue.ts';
import { cancel, cleanup } from './undo.ts';

interface Voucher {
  readonly redemption?:
    | {
        readonly quantity?: number | null | undefined;
        readonly redeemed_quantity?: number | undefined;
      }
    | undefined;
}

const voucher: z.ZodType<Voucher & { readonly code: string }> = z.object({
  code: z.string(),
  redemption: z
    .object({ quantity: z.number().nullish(), redeemed_quantity: z.number().optional() })
    .optional(),
});

/**
 * Voucherify: coupons are vouchers, promotions are promotion tiers that qualify. A sale is a
 * stackable redemption of an order; there are no returns. Setting `applicationId` is X-App-Id;
 * the target's key is X-App-Token.
 */
export const voucherify: Binding = {
  name: 'voucherify',
  services: ['promotions'],
  auth: ['apiKey'],
  apiKeyHeader: 'x-app-token',
  keyHeader: null,
  health: '/v1/redemptions?limit=1',
  healthHeaders: application,
  operations: {
    'promotions.evaluate': { steps: evaluate },
    'promotions.commit': { steps: commit },
    'promotions.cancel': { steps: cancel },
    'promotions.lookup': {
      *steps({ what, code }, context) {
        const kind = what === 'coupon' ? 'vouchers' : 'customers';
        const told = yield ask(context, 'GET', `/v1/${kind}/${encodeURIComponent(code)}`);
        if (told.status === 404) return { ok: true, reply: { code, found: false } };
        if (told.status >= 400) return { refused: told };
        if (what !== 'coupon') return { ok: true, reply: { code, found: true } };
        const read = readJson(voucher, told.body);
        if (!read.ok) return read;
        const { quantity, redeemed_quantity: redeemed = 0 } = read.reply.redemption ?? {};
        const limit = typeof quantity === 'number' ? { limit: quantity } : {};
        return { ok: true, reply: { code, found: true, redeemed, ...limit } };
      },
    },
  },
  absent: { 'promotions.return': 'unsupported' },
  cleanup,
};
