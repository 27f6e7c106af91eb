import type { Place } from '../model/failure.ts';
import type { KeyPath } from './problem.ts';

/** A scenario file that was read: what it says, and where it says it. */
export interface SourceDocument {
  readonly value: unknown;
  /** Where a path that exists in `value` is written; the file alone when that is not certain. */
  readonly locate: (path: KeyPath) => Place;
}
