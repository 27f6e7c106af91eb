import type { Gate } from '../gates/gate.ts';
import { parseGate } from '../gates/parse.ts';

/** A judged gate as read; undefined for one that is not of the grammar, such as a baseline's. */
export function gateOf({ gate }: { readonly gate: string }): Gate | undefined {
  try {
    return parseGate(gate);
  } catch {
    return undefined;
  }
}
