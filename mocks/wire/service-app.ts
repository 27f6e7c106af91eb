import { type Context, Hono } from 'hono';
import { describeService } from '../openapi/describe-service.ts';
import { VERSION } from '../version.ts';
import { BODY_LIMIT, readText, tooLarge } from './body-limit.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { FrontDesk } from './front-desk.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';

/** One service as a hono app: what MSW calls, and what sockets call off the fast lane. */
export function serviceApp(desk: FrontDesk): Hono {
  const app = new Hono();
  const stray = (context: Context, answer: Answer): Response =>
    toResponse(desk.stray(incomingOf(context, ''), answer));
  app.get('/health', (context) =>
    context.json({ service: desk.service, status: 'ok', version: VERSION }),
  );
  const document = describeService(desk.service, desk.routes);
  app.get('/openapi.json', (context) => context.json(document));
  for (const route of desk.routes) {
    app.on(route.method, honoPath(route.path), async (context) => {
      const body = route.method === 'GET' ? '' : await bodyOf(context);
      if (body === undefined) return stray(context, tooLarge());
      return toResponse(await respond(desk, route, incomingOf(context, body)));
    });
  }
  for (const [path, methods] of methodsByPath(desk.routes)) {
    app.all(honoPath(path), (context) => {
      const detail = `Use ${methods.join(' or ')}.`;
      return stray(context, problem('method-not-allowed', detail, { allow: methods.join(', ') }));
    });
  }
  app.notFound((context) => stray(context, problem('not-found', 'No route has this path.')));
  app.onError((error, context) => stray(context, problem('internal-error', error.message)));
  return app;
}

/** Node holds a client to the length it named, so that such a body needs no counting. */
async function bodyOf({ req }: Context): Promise<string | undefined> {
  const length = Number(req.header('content-length') ?? Number.NaN);
  return length <= BODY_LIMIT ? req.text() : readText(req.raw.body);
}

const respond = (desk: FrontDesk, route: Route, incoming: Incoming): Promise<Answer> =>
  new Promise((resolve) => desk.respond(route, incoming, resolve));

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function incomingOf({ req }: Context, body: string): Incoming {
  return {
    method: req.method,
    path: req.path,
    parameters: req.param(),
    query: (name) => req.query(name),
    header: (name) => req.header(name),
    body,
  };
}

function toResponse({ status, type, headers, body }: Answer): Response {
  if (body === '') return new Response(null, { status, headers });
  return new Response(body, { status, headers: { 'content-type': type, ...headers } });
}

function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) methods.set(path, [...(methods.get(path) ?? []), method]);
  return methods;
}
