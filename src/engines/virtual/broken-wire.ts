import { wireMeaning } from '../../faults/wire-meaning.ts';
import type { FaultPlan } from '../../model/fault-plan.ts';

/** Bytes of an HTTP head, request's or answer's, as the reference binding and service have them. */
const HEAD_BYTES = 250;

/** What a network fault makes of the answer to an attempt that reached the service. */
export interface BrokenAnswer {
  /** Absent: it arrives all the same. */
  readonly end: 'refused' | 'reset' | 'timeout' | undefined;
  /** Wall time that its way takes longer. */
  readonly added_us: number;
}

/**
 * Wall time that the way of a request takes longer. There is no wire in virtual time: how long
 * bodies are stands for their bytes.
 */
export function requestDelay(fault: FaultPlan, request: unknown): number {
  const { bytesPerSecond = 1 } = fault.parameters;
  return fault.kind === 'net/bandwidth' ? (bytesOf(request) / bytesPerSecond) * 1e6 : 0;
}

/** What becomes of the answer. */
export function brokenAnswer(fault: FaultPlan, reply: unknown): BrokenAnswer {
  const { bytesPerSecond = 1, bytes = 1, pauseWall_us = 0 } = fault.parameters;
  const { ends } = wireMeaning(fault);
  switch (fault.kind) {
    case 'net/bandwidth':
      return { end: undefined, added_us: (bytesOf(reply) / bytesPerSecond) * 1e6 };
    case 'net/slice':
      return { end: undefined, added_us: Math.ceil(bytesOf(reply) / bytes) * pauseWall_us };
    case 'net/limit-bytes':
      return { end: bytesOf(reply) > bytes ? 'reset' : undefined, added_us: 0 };
    default:
      return { end: ends === 'late' ? undefined : ends, added_us: 0 };
  }
}

const bytesOf = (body: unknown): number => HEAD_BYTES + (JSON.stringify(body)?.length ?? 0);
