import { readText, TOO_LARGE } from './body-limit.ts';
import { emulate } from './emulate.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { FrontDesk } from './front-desk.ts';

/**
 * Answers a Request as the sockets do: what MSW calls.
 * @param path the request's path below the API's base address
 */
export async function answerRequest(
  desk: FrontDesk,
  request: Request,
  path: string,
): Promise<Response> {
  const body = await readText(request.body);
  const { protocol, search } = new URL(request.url);
  const incoming: Incoming = {
    method: request.method,
    path,
    search,
    header: (name) => request.headers.get(name) ?? undefined,
    headers: () => [...request.headers],
    scheme: protocol === 'https:' ? 'https' : 'http',
    body: body ?? '',
  };
  const answer = await new Promise<Answer>((resolve) => {
    if (body === undefined) desk.refuse(incoming, TOO_LARGE, resolve);
    else desk.handle(incoming, resolve);
  });
  const { emission } = answer;
  return emission === undefined ? toResponse(answer) : emulate(answer, emission);
}

/** An answer as the web's own class has it; an empty body is none. */
export function toResponse({ status, type, headers, body }: Answer): Response {
  if (body === '') return new Response(null, { status, headers });
  return new Response(body, { status, headers: { 'content-type': type, ...headers } });
}
