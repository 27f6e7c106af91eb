import { json, noContent, type Answer as WireAnswer } from '../../../mocks/wire/exchange.ts';
import type { Effects } from '../../../mocks/wire/faults/effects.ts';
import { tell } from '../../../mocks/wire/faults/tell.ts';
import { headText, hugeHead } from '../../../mocks/wire/head-text.ts';
import { problemOf } from '../../../mocks/wire/problem.ts';
import type { LoadOperation } from '../../model/operations.ts';
import type { OperationMapping } from '../../services/binding.ts';
import { reference } from '../../services/reference/binding.ts';
import type { Answer } from './answer.ts';

/** What a client hears of an attempt that reached the service. */
export type Heard =
  | { readonly end: 'answered'; readonly answer: Answer & { readonly retryAfter_s?: number } }
  | { readonly end: 'malformed'; readonly reason: string }
  | { readonly end: 'reset' | 'timeout' };

/** What is heard, and how much later than it would be. */
export interface HeardLate {
  readonly heard: Heard;
  readonly added_us: number;
}

/** Bytes of a head that clients take (Node's and undici's limit). */
const LONGEST_HEAD = 16_384;

/** Whether faults change how an answer is told. */
export const isRetold = ({ retells, emission, work }: Effects): boolean =>
  retells.length > 0 || emission !== undefined || work === 'done';

/**
 * An answer as faults let it be told: it is written as the reference service would, and read as
 * its binding does, so that both mean what they mean on the wire.
 * @param healsIn_us when what stalls goes on
 */
export function hear(
  operation: LoadOperation,
  answer: Answer,
  effects: Effects,
  healsIn_us: number,
): HeardLate {
  const told = tell(effects, written(answer), problemOf);
  const { emission } = told;
  if (emission === undefined) return { heard: read(operation, told), added_us: 0 };
  switch (emission.how) {
    case 'cutShort':
    case 'brokenChunk':
    case 'garbage':
      return { heard: { end: 'reset' }, added_us: 0 };
    case 'shortLength': {
      const half = told.body.slice(0, Math.floor(told.body.length / 2));
      return { heard: read(operation, { ...told, body: half }), added_us: 0 };
    }
    case 'stalled':
      return { heard: read(operation, told), added_us: healsIn_us };
    case 'slowHead': {
      const writing_us = headText(told).length * emission.pauseWall_us;
      return { heard: read(operation, told), added_us: Math.min(writing_us, healsIn_us) };
    }
    case 'hugeHead': {
      const isTooLong = hugeHead(told, emission.bytes).length > LONGEST_HEAD;
      return { heard: isTooLong ? { end: 'reset' } : read(operation, told), added_us: 0 };
    }
  }
}

function written(answer: Answer): WireAnswer {
  if (!answer.ok) return problemOf({ name: 'not-found', status: answer.status, detail: '' });
  return answer.reply === null ? noContent() : json(200, answer.reply);
}

function read(operation: LoadOperation, { status, headers, body }: WireAnswer): Heard {
  if (status < 200 || status > 299) {
    const advice = headers['retry-after'];
    const retryAfter_s = advice === undefined ? {} : { retryAfter_s: Number(advice) };
    return { end: 'answered', answer: { ok: false, status, ...retryAfter_s } };
  }
  // The reference binding carries every operation by one request.
  const mapping = reference.operations[operation] as OperationMapping<typeof operation>;
  const { ok, ...rest } = mapping.read(status, body) as ReadAny;
  if (!ok) return { end: 'malformed', reason: rest.reason ?? '' };
  return { end: 'answered', answer: { ok: true, reply: rest.reply as never } };
}

interface ReadAny {
  readonly ok: boolean;
  readonly reply?: unknown;
  readonly reason?: string;
}
