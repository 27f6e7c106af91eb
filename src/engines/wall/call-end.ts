import type { Operations } from '../../model/operations.ts';
import type { Problem } from '../../model/outcome.ts';
import type { HttpAnswer } from '../../services/binding.ts';
import type { AttemptResult } from '../record/attempt.ts';

/** A whole answer as it came off the wire. */
export type Answered = Extract<AttemptResult, { end: 'answered' }>;

/** How a call ended, before its latency and attempts are added. */
export type CallEnd =
  | {
      readonly kind: 'ok';
      readonly status: number;
      readonly body: Operations[keyof Operations]['reply'];
    }
  | { readonly kind: 'refused' | 'reset' | 'timeout' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly problem: Problem | undefined;
    }
  | { readonly kind: 'malformed'; readonly reason: string };

/** The end of a call that the service refused. */
export const statusEnd = ({ status, body }: Pick<HttpAnswer, 'status' | 'body'>): CallEnd => ({
  kind: 'status',
  status,
  problem: problemOf(body),
});

/** An answer as bindings see it. */
export const answerOf = ({ status, body, headers }: Answered): HttpAnswer => ({
  status,
  body,
  header: (name) => {
    const value = headers?.[name];
    return Array.isArray(value) ? value[0] : value;
  },
});

/** Problem documents are read by `type`; HTML error pages are survived (RFC 9457). */
function problemOf(body: string): Problem | undefined {
  try {
    const value = JSON.parse(body) as Partial<Problem> | null;
    return typeof value?.type === 'string' ? (value as Problem) : undefined;
  } catch {
    return undefined;
  }
}
