import type { RecordedFact } from '../../model/facts.ts';
import type { FaultOrder } from '../../model/fault-order.ts';
import type { SecondRecord } from '../../model/series.ts';
import type { ShardSnapshot } from '../wall/shard-assignment.ts';

/**
 * What leaves k6: lines of a letter, the shard's number from 0, a blank, and JSON. The letters:
 * `h` hello, `f` fact, `s` second of the series, `p` progress, `e` end. A stream holds lines of
 * many shards, and whatever else a script prints, which is none of these.
 */
export type LineKind = 'h' | 'f' | 's' | 'p' | 'e';

/** A shard's first line: what it is a part of. Parts that differ in it are not of one run. */
export interface Hello {
  readonly version: string;
  readonly runId: string;
  readonly planHash: string;
  /** Shards of the run, and the stores of this one. */
  readonly shards: number;
  readonly stores: readonly string[];
  /** Epoch milliseconds of the window's start. */
  readonly started_ms: number;
}

/** A shard's last line, once everything it has to say is said. */
export type End =
  | { readonly how: 'done' | 'stopped' }
  | { readonly how: 'failed'; readonly code: string; readonly message: string };

/** One line as it is written. */
export const lineOf = (
  kind: LineKind,
  shard: number,
  value: Hello | RecordedFact | SecondRecord | ShardSnapshot | End,
): string => `${kind}${shard} ${JSON.stringify(value)}`;

/** One line as it is read; its JSON is left as text. `undefined`: not one of ours. */
export interface ReadLine {
  readonly kind: LineKind;
  readonly shard: number;
  readonly json: string;
}

/** Reads a line; one that a kill tore is not one of ours, even where its rest ends in a brace. */
export function readLine(line: string): ReadLine | undefined {
  const [, kind, shard, json] = /^([hfspe])(\d{1,6}) (\{.*\})$/s.exec(line) ?? [];
  if (kind === undefined || json === undefined || !isJson(json)) return undefined;
  return { kind: kind as LineKind, shard: Number(shard), json };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What a run answers a shard that speaks with it. */
export interface Orders {
  /** Whether the window is to end now. */
  readonly stop: boolean;
  /** Faults to start or heal by hand, in order: all there were since the run began. */
  readonly faults: readonly FaultOrder[];
}
