import { describe, expect, it } from 'vitest';
import { wholeDay } from '../../src/engines/virtual/day-plan.ts';
import { VirtualDay } from '../../src/engines/virtual/virtual-day.ts';
import { Fingerprint } from '../../src/kernel/fingerprint.ts';
import type { Plan } from '../../src/model/plan.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { MemorySink } from '../../src/study/memory-sink.ts';

function fingerprintOf(plan: Plan): Fingerprint {
  const print = new Fingerprint();
  const day = new VirtualDay(plan, 'golden', new MemorySink(), print);
  day.advance(plan.live.to_us);
  day.close();
  return print;
}

async function dayOf(scenario: string, seed: number): Promise<Plan> {
  const { scenario: loaded } = await loadScenario(scenario, { cwd: '.' });
  return wholeDay(await compile(loaded, { seed }));
}

/**
 * Frozen: any change of behaviour, of the order of draws or of the scenario changes them. Update
 * them in the commit that means to; the same on every version of Node (the CI matrix).
 */
describe('the fingerprint of a whole day', () => {
  it.each([
    ['smoke', 1, '3f1dc7a7ccdc778d'],
    ['smoke', 2, 'fa625780301e6f7a'],
  ])('of %s with seed %i is as agreed', async (scenario, seed, agreed) => {
    expect(fingerprintOf(await dayOf(scenario, seed)).hex()).toBe(agreed);
  });

  it('does not depend on the run it is part of', async () => {
    const plan = await dayOf('smoke', 3);
    expect(fingerprintOf(plan).hex()).toBe(fingerprintOf(structuredClone(plan)).hex());
  });
});
