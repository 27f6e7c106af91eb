import { z } from 'zod';
import { json, noContent } from '../../wire/exchange.ts';
import { get, post, put, type Route } from '../../wire/route.ts';
import type { World } from '../../world.ts';
import { couponOf, profileOf } from './answers.ts';
import { profileBody, reservationBody } from './bodies.ts';
import { failure } from './refusals.ts';
import { TALON_ONE } from './session-book.ts';

const noCoupon = (code: string) => failure(404, 'Not found', `There is no coupon ${code}.`);

/** Routes of customer profiles and of coupons reserved for them. */
export const profileRoutes: readonly Route[] = [
  put({
    path: '/v2/customer_profiles/{integrationId}',
    summary: 'Update or create a profile',
    operation: null,
    request: profileBody,
    replies: { 200: z.object({ effects: z.array(z.unknown()) }) },
    serve: (body, { parameters: { integrationId = '' }, query, world }) => {
      const { profiles } = world.part(TALON_ONE);
      if (query('dry') !== 'true')
        profiles.set(integrationId, { ...profiles.get(integrationId), ...body.attributes });
      return json(200, { customerProfile: profileOf(integrationId, world), effects: [] });
    },
  }),
  get({
    path: '/v1/customer_profiles/{integrationId}/inventory',
    summary: 'A profile and the coupons that are reserved for it',
    operation: 'promotions.lookup',
    replies: { 200: null },
    serve: ({ parameters: { integrationId = '' }, world }) =>
      json(200, {
        customerProfile: profileOf(integrationId, world),
        coupons: world.config.coupons
          .filter(({ code }) => holders(code, world).has(integrationId))
          .flatMap(({ code }) => couponOf(code, world) ?? []),
        referrals: [],
        giveaways: [],
      }),
  }),
  post({
    path: '/v1/coupon_reservations/{couponValue}',
    summary: 'Reserve a coupon for profiles',
    operation: null,
    request: reservationBody,
    replies: { 201: null, 404: null },
    serve: ({ integrationIDs }, { parameters: { couponValue = '' }, world }) => {
      const coupon = couponOf(couponValue, world);
      if (coupon === undefined) return noCoupon(couponValue);
      const held = new Set([...holders(couponValue, world), ...integrationIDs]);
      world.part(TALON_ONE).reservations.set(couponValue, held);
      return json(201, coupon);
    },
  }),
  {
    ...post({
      path: '/v1/coupon_reservations/{couponValue}',
      summary: 'Give up reservations of a coupon',
      operation: null,
      request: reservationBody,
      replies: { 204: null, 404: null },
      serve: ({ integrationIDs }, { parameters: { couponValue = '' }, world }) => {
        if (couponOf(couponValue, world) === undefined) return noCoupon(couponValue);
        const left = [...holders(couponValue, world)].filter((id) => !integrationIDs.includes(id));
        world.part(TALON_ONE).reservations.set(couponValue, new Set(left));
        return noContent();
      },
    }),
    // The one DELETE with a body.
    method: 'DELETE',
  },
  get({
    path: '/v1/coupon_reservations/customerprofiles/{couponValue}',
    summary: 'Profiles that a coupon is reserved for',
    operation: 'promotions.lookup',
    replies: { 200: null, 404: null },
    serve: ({ parameters: { couponValue = '' }, world }) => {
      if (couponOf(couponValue, world) === undefined) return noCoupon(couponValue);
      const data = [...holders(couponValue, world)].map((id) => profileOf(id, world));
      return json(200, { totalResultSize: data.length, data });
    },
  }),
];

const holders = (code: string, world: World): ReadonlySet<string> =>
  world.part(TALON_ONE).reservations.get(code) ?? new Set<string>();
