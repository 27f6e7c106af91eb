import { wireMeaning } from '../faults/wire-meaning.ts';
import type { FaultPlan } from '../model/fault-plan.ts';

/** A connection that fails is noticed within a round trip. */
export const FAILING_US = 500;
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
 * Wall time that the way of a request takes longer, where an engine has no hold on the bytes of
 * the wire: its length stands for them.
 * @param length characters of the request's body
 */
export function requestDelay(fault: FaultPlan, length: number): number {
  const { bytesPerSecond = 1 } = fault.parameters;
  return fault.kind === 'net/bandwidth' ? (bytesOf(length) / bytesPerSecond) * 1e6 : 0;
}

/**
 * What becomes of the answer.
 * @param length characters of its body
 */
export function brokenAnswer(fault: FaultPlan, length: number): BrokenAnswer {
  const { bytesPerSecond = 1, bytes = 1, pauseWall_us = 0 } = fault.parameters;
  const { ends } = wireMeaning(fault);
  switch (fault.kind) {
    case 'net/bandwidth':
      return { end: undefined, added_us: (bytesOf(length) / bytesPerSecond) * 1e6 };
    case 'net/slice':
      return { end: undefined, added_us: Math.ceil(bytesOf(length) / bytes) * pauseWall_us };
    case 'net/limit-bytes':
      return { end: bytesOf(length) > bytes ? 'reset' : undefined, added_us: 0 };
    default:
      return { end: ends === 'late' ? undefined : ends, added_us: 0 };
  }
}

const bytesOf = (length: number): number => HEAD_BYTES + length;
