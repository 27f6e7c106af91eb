import type { EvaluateRequest } from '../../../src/model/basket.ts';
import type { Call } from '../../wire/call.ts';
import type { World } from '../../world.ts';
import { minorOf } from '../decimal.ts';
import { engineRequest } from '../marked-basket.ts';
import type { ReturnBody, SessionBody } from './bodies.ts';
import { type Effect, effectsOf, rollbacksOf } from './effects.ts';
import { type Session, type SessionState, TALON_ONE } from './session-book.ts';

/** A session after a change, with the effects of that change. */
export interface Changed {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

/** Where sessions may go; returns and reopening have endpoints of their own. */
const NEXT: Readonly<Record<SessionState | 'none', readonly SessionState[]>> = {
  none: ['open', 'closed'],
  open: ['open', 'closed', 'cancelled'],
  closed: ['cancelled'],
  partially_returned: ['cancelled'],
  cancelled: [],
};

/**
 * Updates or creates a session and prices its cart. A dry run changes nothing.
 * @returns the reason instead, where the session cannot go there
 */
export function updateSession(
  { customerSession: sent }: SessionBody,
  { parameters, query, withheld, world }: Call,
): Changed | string {
  const { integrationId = '' } = parameters;
  const book = world.part(TALON_ONE);
  const before = book.sessions.get(integrationId);
  const state = sent.state ?? 'open';
  const from = before?.state ?? 'none';
  if (!NEXT[from].includes(state)) return `A session that is ${from} cannot become ${state}.`;
  const dry = query('dry') === 'true';
  if (state === 'cancelled' && before !== undefined) return cancel(before, dry, world);
  const draft = {
    integrationId,
    created: before?.created ?? new Date(world.now_ms()).toISOString(),
    state,
    profileId: sent.profileId ?? before?.profileId ?? '',
    couponCodes: sent.couponCodes ?? before?.couponCodes ?? [],
    cartItems: sent.cartItems ?? before?.cartItems ?? [],
    attributes: { ...before?.attributes, ...sent.attributes },
    returned: {},
  };
  const mode = state === 'closed' && !dry ? 'commit' : 'preview';
  const reply = world.promotions.evaluate(requestOf(draft, mode, world), withheld);
  const effects = effectsOf(reply, world, draft.profileId);
  const session = { ...draft, reply, effects };
  if (!dry) book.sessions.set(integrationId, session);
  return { session, effects };
}

function cancel(before: Session, dry: boolean, world: World): Changed {
  const session: Session = { ...before, state: 'cancelled' };
  if (!dry) {
    if (before.state !== 'open') world.promotions.evaluate(requestOf(before, 'cancel', world));
    world.part(TALON_ONE).sessions.set(before.integrationId, session);
  }
  return { session, effects: before.state === 'open' ? [] : rollbacksOf(before.effects) };
}

/** Takes a closed session back to open: what it redeemed is given back. */
export function reopenSession(before: Session, world: World): Changed {
  world.promotions.evaluate(requestOf(before, 'cancel', world));
  const session: Session = { ...before, state: 'open' };
  world.part(TALON_ONE).sessions.set(before.integrationId, session);
  return { session, effects: rollbacksOf(before.effects) };
}

/**
 * Takes pieces of a closed session back: their discounts are rolled back.
 * @returns the reason instead, where they cannot be returned
 */
export function returnItems(before: Session, body: ReturnBody, world: World): Changed | string {
  if (before.state !== 'closed' && before.state !== 'partially_returned')
    return `A session that is ${before.state} has nothing to return.`;
  const returned: Record<number, number> = { ...before.returned };
  const effects: Effect[] = [];
  for (const { position, quantity } of body.return.returnedCartItems) {
    const item = before.cartItems[position];
    const back = returned[position] ?? 0;
    const pieces = quantity ?? (item?.quantity ?? 0) - back;
    if (item === undefined || pieces < 1 || back + pieces > item.quantity)
      return `There are not that many pieces at position ${position}.`;
    returned[position] = back + pieces;
    effects.push(...rollbackOf(before, position, pieces, world));
  }
  const session: Session = { ...before, state: 'partially_returned', returned };
  world.part(TALON_ONE).sessions.set(before.integrationId, session);
  return { session, effects };
}

/** The part of a line's discounts that its returned pieces carried, as the engine reckons it. */
function rollbackOf(before: Session, position: number, pieces: number, world: World): Effect[] {
  const { lines, ...request } = requestOf(before, 'return', world);
  const line = lines[position];
  if (line === undefined) return [];
  const reply = world.promotions.evaluate({ ...request, lines: [{ ...line, quantity: pieces }] });
  const first = before.effects.find(
    ({ effectType, props }) =>
      effectType === 'setDiscountPerItem' && props['position'] === position,
  );
  if (first === undefined || reply.totals.discount === 0) return [];
  const props = {
    name: first.props['name'],
    value: reply.totals.discount / 100,
    cartItemPosition: position,
  };
  return [{ ...first, effectType: 'rollbackDiscount', props }];
}

function requestOf(
  session: Omit<Session, 'reply' | 'effects'>,
  mode: EvaluateRequest['mode'],
  world: World,
): EvaluateRequest {
  const { integrationId, profileId, couponCodes, attributes, cartItems } = session;
  const change = ++world.part(TALON_ONE).changes;
  return engineRequest(
    {
      mode,
      requestId: `talon-one:${change}`,
      basketId: `talon-one:${integrationId}`,
      loyaltyId: profileId,
      coupons: couponCodes,
      marks: attributes,
      lines: cartItems.map(({ sku, quantity, price, category, attributes: marks = {} }) => ({
        sku,
        quantity,
        unitPrice: minorOf(price),
        category,
        marks,
      })),
    },
    world,
  );
}
