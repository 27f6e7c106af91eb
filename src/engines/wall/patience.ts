import type { Binding } from '../../services/binding.ts';
import { type Answered, answerOf } from './call-end.ts';

/**
 * What a refusal says of waiting: `Retry-After` (RFC 9110 §10.2.3) and the binding's own reading.
 * @returns seconds, when any are named, and whether it is a limit on the rate of requests
 */
export function patienceOf(
  binding: Pick<Binding, 'advice'>,
  result: Answered,
): { readonly wait_s: number | undefined; readonly isLimit: boolean } {
  const { status, retryAfter_s } = result;
  const advised_s = advised(binding, result);
  const wait_s = advised_s === undefined ? retryAfter_s : Math.max(advised_s, retryAfter_s ?? 0);
  const isLimit =
    advised_s !== undefined || status === 429 || (status === 503 && retryAfter_s !== undefined);
  return { wait_s, isLimit };
}

/** A binding that cannot read its own limit has read none. */
function advised(binding: Pick<Binding, 'advice'>, result: Answered): number | undefined {
  try {
    const seconds = binding.advice?.(answerOf(result));
    return seconds !== undefined && Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
  } catch {
    return undefined;
  }
}
