import { z } from 'zod';
import type { Call } from '../../wire/call.ts';
import { json } from '../../wire/exchange.ts';
import { post, type Route, type Subject } from '../../wire/route.ts';
import { storeIn } from '../marked-basket.ts';
import { redeemableShown, STACKING_RULES, validationShown } from './answers.ts';
import { type OrderSent, qualificationBody, stackBody } from './bodies.ts';
import { lock } from './locks.ts';
import { redeem, rollBack, rollBackOne } from './redemptions.ts';
import { qualifying, tryStack } from './stack.ts';

const subject = ({ order }: { readonly order?: OrderSent | undefined }): Subject => ({
  storeId: storeIn(order?.metadata ?? {}),
  basketId: order?.source_id,
});

const undo = (
  path: string,
  summary: string,
  serve: (id: string, world: Call['world']) => ReturnType<Route['serve']>,
): Route =>
  post({
    path,
    summary,
    operation: 'promotions.cancel',
    request: z.object({}),
    replies: { 200: null, 400: null, 404: null },
    serve: (_, { parameters: { redemptionId = '' }, world }) => serve(redemptionId, world),
  });

/** Routes that say what applies, check it, redeem it, and take it back. */
export const stackRoutes: readonly Route[] = [
  post({
    path: '/v1/qualifications',
    summary: 'Promotion tiers that could apply to an order',
    operation: 'promotions.evaluate',
    subject,
    request: qualificationBody,
    replies: { 200: null },
    serve: (body, call) => {
      const { order, customer, options } = body;
      const ids = qualifying(order, customer, call);
      const offered = ids.slice(0, options?.limit ?? 5);
      const stack = {
        order,
        customer,
        redeemables: offered.map((id) => ({ object: 'promotion_tier', id })),
      };
      const tried = tryStack(stack, { mode: 'preview', basketId: 'any' }, call);
      const data = tried.judged.map((one) =>
        redeemableShown({ ...one, status: 'APPLICABLE' }, tried, order, call.world),
      );
      const more = ids.length > offered.length;
      return json(200, {
        redeemables: { object: 'list', data_ref: 'data', data, total: data.length, has_more: more },
        stacking_rules: STACKING_RULES,
      });
    },
  }),
  post({
    path: '/v1/validations',
    summary: 'Check a stack of redeemables on an order; a session holds its vouchers',
    operation: 'promotions.evaluate',
    subject,
    request: stackBody,
    replies: { 200: null },
    serve: (body, call) => {
      const { session, order, redeemables } = body;
      const tried = tryStack(body, { mode: 'preview', basketId: 'any' }, call);
      const vouchers = redeemables.filter(({ object }) => object === 'voucher').map(({ id }) => id);
      const held =
        session === undefined || !tried.valid ? undefined : lock(session, vouchers, call.world);
      return json(200, validationShown(tried, order, held, call.world));
    },
  }),
  post({
    path: '/v1/redemptions',
    summary: 'Redeem a stack of redeemables',
    operation: 'promotions.commit',
    subject,
    request: stackBody,
    replies: { 200: null, 400: null, 404: null },
    serve: redeem,
  }),
  undo('/v1/redemptions/{redemptionId}/rollbacks', 'Undo a stack of redemptions', rollBack),
  undo('/v1/redemptions/{redemptionId}/rollback', 'Undo a single redemption', rollBackOne),
];
