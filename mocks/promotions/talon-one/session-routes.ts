import { z } from 'zod';
import type { Operation } from '../../../src/model/operations.ts';
import type { Call } from '../../wire/call.ts';
import { json } from '../../wire/exchange.ts';
import { get, post, put, type Route, type Subject } from '../../wire/route.ts';
import { storeIn } from '../marked-basket.ts';
import { sessionOf, stateAnswer } from './answers.ts';
import { returnBody, type SessionBody, sessionBody } from './bodies.ts';
import { failure } from './refusals.ts';
import { TALON_ONE } from './session-book.ts';
import { reopenSession, returnItems, updateSession } from './sessions.ts';

const PATH = '/v2/customer_sessions/{integrationId}';

/** What an update is to the fleet: a dry run and an open session price a basket. */
function operationOf({ customerSession: { state } }: SessionBody, { query }: Call): Operation {
  if (query('dry') === 'true' || state === undefined || state === 'open')
    return 'promotions.evaluate';
  return state === 'closed' ? 'promotions.commit' : 'promotions.cancel';
}

const subject = (
  { customerSession }: SessionBody,
  { parameters: { integrationId: basketId } }: Call,
): Subject => ({ storeId: storeIn(customerSession.attributes ?? {}), basketId });

const noSession = (id: string | undefined) =>
  failure(404, 'Not found', `There is no session ${id ?? ''}.`);

/** Routes of customer sessions. */
export const sessionRoutes: readonly Route[] = [
  put({
    path: PATH,
    summary: 'Update or create a session; dry=true changes nothing',
    operation: operationOf,
    subject,
    request: sessionBody,
    replies: { 200: z.object({ effects: z.array(z.unknown()) }), 400: null },
    serve: (body, call) => {
      const changed = updateSession(body, call);
      if (typeof changed === 'string') return failure(400, 'Invalid session state', changed);
      return stateAnswer(changed, body.responseContent ?? ['customerSession'], call.world);
    },
  }),
  get({
    path: PATH,
    summary: 'A session as it stands',
    operation: null,
    replies: { 200: null, 404: null },
    serve: ({ parameters: { integrationId = '' }, world }) => {
      const session = world.part(TALON_ONE).sessions.get(integrationId);
      if (session === undefined) return noSession(integrationId);
      return json(200, { customerSession: sessionOf(session) });
    },
  }),
  put({
    path: `${PATH}/reopen`,
    summary: 'Take a closed session back to open',
    operation: 'promotions.cancel',
    request: z.object({}),
    replies: { 200: null, 400: null, 404: null },
    serve: (_, { parameters: { integrationId = '' }, world }) => {
      const session = world.part(TALON_ONE).sessions.get(integrationId);
      if (session === undefined) return noSession(integrationId);
      if (session.state !== 'closed')
        return failure(400, 'Invalid session state', `The session is ${session.state}.`);
      return stateAnswer(reopenSession(session, world), ['customerSession'], world);
    },
  }),
  post({
    path: `${PATH}/returns`,
    summary: 'Return pieces of a closed session',
    operation: 'promotions.return',
    request: returnBody,
    replies: { 200: null, 400: null, 404: null },
    serve: (body, { parameters: { integrationId = '' }, world }) => {
      const session = world.part(TALON_ONE).sessions.get(integrationId);
      if (session === undefined) return noSession(integrationId);
      const changed = returnItems(session, body, world);
      if (typeof changed === 'string') return failure(400, 'Invalid return', changed);
      return stateAnswer(changed, ['customerSession'], world);
    },
  }),
];
