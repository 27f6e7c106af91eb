import type { LatencyModel, Plan } from '../model/plan.ts';
import type { LatencySpec, Scenario } from './author.ts';
import { bakeSpec } from './distribution.ts';

/** The latency models of an author's `latency`. */
export const compileLatency = (specs: Scenario['latency'] = {}): Plan['latency'] =>
  Object.fromEntries(
    Object.entries(specs).map(([operation, spec]) => [operation, compileOne(spec)]),
  );

function compileOne(spec: LatencySpec): LatencyModel {
  if (typeof spec === 'object' && 'queue' in spec) {
    const { servers, serviceTime, limit } = spec.queue;
    return { kind: 'queue', servers, serviceWall_us: bakeSpec(serviceTime), queueLimit: limit };
  }
  return { kind: 'drawn', calmWall_us: bakeSpec(spec) };
}
