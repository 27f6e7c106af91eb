import { Hono } from 'hono';
import type { FaultPlan } from '../../src/model/plan.ts';
import type { ReferenceServices } from '../reference-services.ts';
import { faultPlan } from '../schemas/fault.ts';
import { VERSION } from '../version.ts';
import { readText, tooLarge } from '../wire/body-limit.ts';
import type { Answer } from '../wire/exchange.ts';
import { type ProblemName, problem } from '../wire/problem.ts';
import { describeAdmin } from './routes.ts';

/** Exchanges told by `GET /journal`. */
const RECENT = 500;
/** A name of this machine; anything else in Host is a page that rebound its DNS name to it. */
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** The admin API: faults are started and healed here, counters and journal read. */
export function adminApp(services: ReferenceServices): Hono {
  const { faults, journal } = services;
  const app = new Hono();
  app.use(async (context, next) => {
    if (LOOPBACK.test(context.req.header('host') ?? '')) return next();
    return refuse('host-not-allowed', 'Only loopback names are answered.');
  });
  const document = describeAdmin();
  app.get('/openapi.json', (context) => context.json(document));
  app.get('/health', (context) =>
    context.json({ service: 'admin', status: 'ok', version: VERSION }),
  );
  app.get('/faults', (context) => context.json({ faults: faults.doses() }));
  app.put('/faults/:faultId', async (context) => {
    const body = await readText(context.req.raw.body);
    const faultId = context.req.param('faultId');
    const plan = body === undefined ? tooLarge() : readPlan(body, faultId);
    if ('status' in plan) return toResponse(plan);
    if (!faults.put(plan)) return refuse('invalid-body', 'There are too many faults.');
    return context.json({ plan, requested: 0, injected: 0 });
  });
  app.delete('/faults/:faultId', (context) => {
    const dose = faults.remove(context.req.param('faultId'));
    return dose ? context.json(dose) : refuse('not-found', 'No fault has this id.');
  });
  app.get('/counters', (context) =>
    context.json({ total: journal.total, counters: journal.counters() }),
  );
  app.get('/journal', (context) => {
    const { total, capacity } = journal;
    const exchanges = journal.recent(RECENT);
    return context.json({ total, capacity, exchanges, samples: journal.samples() });
  });
  app.post('/reset', (context) => {
    services.reset();
    return context.body(null, 204);
  });
  app.notFound(() => refuse('not-found', 'No route has this path and method.'));
  app.onError((error) => refuse('internal-error', error.message));
  return app;
}

/** A plan for the id of the path, or the answer that says what is wrong with it. */
function readPlan(body: string, faultId: string): FaultPlan | Answer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return problem('malformed-json', 'Send a fault plan as JSON.');
  }
  const result = faultPlan.safeParse(parsed);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.map(String).join('.') || 'body';
    return problem('invalid-body', `${place}: ${issue?.message ?? 'invalid'}`);
  }
  if (result.data.id !== faultId)
    return problem('invalid-body', 'The id of the plan is not the id of the path.');
  return result.data;
}

const refuse = (name: ProblemName, detail: string): Response => toResponse(problem(name, detail));

const toResponse = ({ status, type, body }: Answer): Response =>
  new Response(body, { status, headers: { 'content-type': type } });
