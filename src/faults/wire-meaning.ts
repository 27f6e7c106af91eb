import type { FaultPlan } from '../model/fault-plan.ts';
import { FAULTS } from './catalogue.ts';
import type { WireMeaning } from './definition.ts';

/**
 * What a network fault makes of an attempt it strikes, in any engine: a connection that ends at
 * its `accept` takes no request to the service.
 */
export function wireMeaning({ kind, parameters }: FaultPlan): WireMeaning {
  const { wire } = FAULTS[kind];
  if (wire === undefined) throw new Error(`${kind} is not on the wire`);
  return parameters.at === 'accept' ? { ...wire, reaches: false } : wire;
}

/** Whether an attempt that a network fault struck ended as the fault makes attempts end. */
export function showsBreakage(fault: FaultPlan, end: string): boolean {
  const { ends } = wireMeaning(fault);
  return ends === 'late' ? end === 'answered' || end === 'timeout' : end === ends;
}
