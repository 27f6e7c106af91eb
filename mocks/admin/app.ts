import { type Context, Hono } from 'hono';
import { resetLane, type Site } from '../site.ts';
import { VERSION } from '../version.ts';
import { bearsToken } from '../wire/admin-token.ts';
import { readText, TOO_LARGE } from '../wire/body-limit.ts';
import { toResponse } from '../wire/fetch-handler.ts';
import { isLaneName } from '../wire/lane-of.ts';
import { problemOf } from '../wire/problem.ts';
import type { ProblemName } from '../wire/refusal.ts';
import { STRANGERS } from '../wire/stranger-book.ts';
import type { World } from '../world.ts';
import { MAIN } from '../worlds.ts';
import { readFault } from './read-fault.ts';
import { describeAdmin } from './routes.ts';

/** Exchanges told by `GET /journal`. */
const RECENT = 500;
/** A name of this machine; anything else in Host is a page that rebound its DNS name to it. */
const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/i;

/**
 * The admin API: faults are started and healed here, counters and journal read.
 * @param token what requests must bear; without it only loopback names are answered
 */
export function adminApp(site: Site, token?: string): Hono {
  const app = new Hono();
  app.use(async ({ req }, next) => {
    if (token === undefined && !LOOPBACK.test(req.header('host') ?? ''))
      return refuse('host-not-allowed', 'Only loopback names are answered.');
    if (token !== undefined && !bearsToken(req.header('authorization'), token))
      return refuse('unauthorised', 'Send the admin token as a bearer token.', CHALLENGE);
    return next();
  });
  const document = describeAdmin();
  app.get('/openapi.json', (context) => context.json(document));
  app.get('/health', (context) =>
    context.json({
      service: 'admin',
      status: 'ok',
      version: VERSION,
      lag: site.lag?.report() ?? null,
    }),
  );
  app.get('/lanes', (context) =>
    context.json({
      lanes: site.worlds.all().map(({ lane, faults }) => ({
        lane,
        exchanges: site.journal.total(lane),
        faults: faults.doses().length,
      })),
    }),
  );
  const oneLane = laneApp(site);
  app.route('/', oneLane);
  app.route('/lanes/:lane', oneLane);
  app.notFound(() => refuse('not-found', 'No route has this path and method.'));
  app.onError((error) => refuse('internal-error', error.message));
  return app;
}

/** What is done to and told of one lane: the one the path or the header names, or `main`. */
function laneApp(site: Site): Hono {
  const { worlds, journal } = site;
  const app = new Hono();
  const inLane = (name: string, then: (world: World) => Response): Response => {
    if (!isLaneName(name)) return refuse('lane-malformed', 'No lane can have this name.');
    const world = worlds.of(name);
    return world === undefined
      ? refuse('too-many-lanes', 'Use a lane that is there already.')
      : then(world);
  };
  app.get('/faults', (context) =>
    inLane(laneOf(context), ({ faults }) => context.json({ faults: faults.doses() })),
  );
  app.put('/faults/:faultId', async (context) => {
    const body = await readText(context.req.raw.body);
    const plan = body === undefined ? TOO_LARGE : readFault(body, context.req.param('faultId'));
    return inLane(laneOf(context), ({ faults }) => {
      if ('detail' in plan) return toResponse(problemOf(plan));
      if (!faults.put(plan)) return refuse('invalid-body', 'There are too many faults.');
      return context.json({ plan, requested: 0, injected: 0 });
    });
  });
  app.delete('/faults/:faultId', (context) =>
    inLane(laneOf(context), ({ faults }) => {
      const dose = faults.remove(context.req.param('faultId'));
      return dose ? context.json(dose) : refuse('not-found', 'No fault has this id.');
    }),
  );
  app.get('/counters', (context) =>
    inLane(laneOf(context), ({ lane }) =>
      context.json({ total: journal.total(lane), counters: journal.counters(lane) }),
    ),
  );
  app.get('/journal', (context) =>
    inLane(laneOf(context), ({ lane }) =>
      context.json({
        total: journal.total(lane),
        capacity: journal.capacity,
        exchanges: journal.recent(lane, RECENT),
        samples: journal.samples(lane),
      }),
    ),
  );
  app.get('/strangers', (context) =>
    inLane(laneOf(context), (world) => context.json({ strangers: world.part(STRANGERS).all() })),
  );
  app.get('/har', (context) =>
    inLane(laneOf(context), ({ lane }) =>
      site.recorder === undefined
        ? refuse('not-found', 'Nothing is recorded: start with --record.')
        : context.json(site.recorder.document(lane)),
    ),
  );
  app.post('/reset', (context) =>
    inLane(laneOf(context), ({ lane }) => {
      resetLane(site, lane);
      return new Response(null, { status: 204 });
    }),
  );
  return app;
}

const laneOf = ({ req }: Context): string =>
  req.param('lane') ?? req.header('peakday-lane') ?? MAIN;

const CHALLENGE = { 'www-authenticate': 'Bearer' };

const refuse = (
  name: ProblemName,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response => toResponse(problemOf({ name, detail, headers }));
