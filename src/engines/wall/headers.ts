import type { HttpRequest } from '../../services/binding.ts';

/** Adds what the binding wants said about the body and the request to a flat list of headers. */
export function addHeaders(
  headers: string[],
  { body, contentType, headers: own, idempotencyKey }: HttpRequest,
  keyHeader: string | null | undefined,
): void {
  if (body !== undefined) headers.push('content-type', contentType ?? 'application/json');
  if (idempotencyKey !== undefined && keyHeader !== null) {
    if (keyHeader === undefined) headers.push('idempotency-key', `"${idempotencyKey}"`);
    else headers.push(keyHeader, idempotencyKey);
  }
  if (own !== undefined) {
    for (const name in own) headers.push(name, own[name] ?? '');
  }
}
