import { afterAll, beforeAll, describe } from 'vitest';
import { SERVICES, type Service } from '../../src/model/operations.ts';
import type { FaultSpec } from '../../src/scenario/author-faults.ts';
import type { FaultCase } from './k6/inside/faults.ts';
import { k6, runInK6 } from './k6/run-in-k6.ts';
import { CASES, ELSEWHERE, HEALING, LATE } from './network-faults/cases.ts';
import { brokenBy, networkFaultsContract } from './network-faults/contract.ts';
import type { Healed, Seen } from './network-faults/pay-once.ts';
import { type ServedReference, serveReference } from './serve-reference.ts';

/** What was seen of a case inside k6. */
interface Ended {
  readonly name: string;
  readonly seen?: Seen | Healed;
  readonly error?: string;
}

const specs = [...CASES.map(([spec]) => spec), ...ELSEWHERE, ...LATE];
const all: readonly FaultSpec[] = [...specs, ...HEALING];

describe.skipIf(k6 === undefined)('a client inside k6', () => {
  const served: ServedReference[] = [];
  const ends = new Map<string, Ended>();
  beforeAll(async () => {
    const cases: FaultCase[] = [];
    for (const spec of all) {
      const plan = await brokenBy(spec);
      const services = await serveReference(plan);
      served.push(services);
      const urls = Object.fromEntries(SERVICES.map((name) => [name, services.url(name)]));
      cases.push({
        name: JSON.stringify(spec),
        plan,
        isHealing: HEALING.includes(spec),
        urls: urls as Record<Service, string>,
      });
    }
    const files = { 'cases.json': JSON.stringify(cases) };
    for (const end of await runInK6<Ended>('faults', { files })) ends.set(end.name, end);
  }, 90_000);
  afterAll(() => Promise.all(served.map((services) => services.close())));

  const seenOf = (spec: FaultSpec): Seen | Healed => {
    const { seen, error } = ends.get(JSON.stringify(spec)) ?? {};
    if (error !== undefined) throw new Error(error);
    if (seen === undefined) throw new Error('it did not run inside k6');
    return seen;
  };
  networkFaultsContract('k6', {
    pay: async (spec) => {
      const seen = seenOf(spec) as Seen;
      // JSON drops a dose that is none.
      return { ...seen, dose: seen.dose };
    },
    payAgain: async (spec) => seenOf(spec) as Healed,
  });
});
