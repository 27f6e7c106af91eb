import { describe, expect, it } from 'vitest';
import { begunBy } from '../../../src/fleet/begun.ts';
import { advance, type Begun, skipTo, soonest, sourcesOf } from '../../../src/fleet/campaign.ts';
import { PlannedArrivals } from '../../../src/fleet/planned-arrivals.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { runKey } from '../../../src/random/hash.ts';
import { Stream } from '../../../src/random/stream.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { loadScenario } from '../../../src/scenario/load.ts';

/** The first visitors from the window's start on: who and when. */
function visitorsOf(plan: Plan, id: string, begun?: readonly Begun[]): readonly string[] {
  const key = runKey(plan.seed, plan.replication);
  const planned = new PlannedArrivals(plan.curves, []);
  const store = plan.stores.find((one) => one.id === id);
  if (store === undefined) throw new Error(`no store ${id}`);
  const sources = sourcesOf({
    plan,
    store,
    path: `store/${id}`,
    rateOf: (curve) => planned.curve(curve),
    gapsOf: (path, drawn) => new Stream(key, path, 'arrival', drawn),
    begun,
  });
  skipTo(sources, Math.max(plan.live.from_us, store.opens_us));
  return Array.from({ length: 20 }, () => {
    const next = soonest(sources);
    return next === undefined ? '' : `${next.next_us} ${advance(next)}`;
  });
}

describe('where sources of visitors stand at a window’s start', () => {
  it.each(['smoke', 'black-friday', 'christmas-eve-last-hour'])(
    'gives the visitors of %s as if every one before had been drawn',
    async (name) => {
      const { scenario } = await loadScenario(name, { cwd: process.cwd() });
      const plan = await compile(scenario, { seed: 7 });
      const begun = JSON.parse(JSON.stringify(begunBy(plan))) as ReturnType<typeof begunBy>;
      for (const { id } of [...plan.stores.slice(0, 5), ...plan.stores.slice(-2)]) {
        expect(visitorsOf(plan, id, begun[id])).toEqual(visitorsOf(plan, id));
        expect(begun[id]?.[0]?.[0]).toBeGreaterThan(0);
      }
    },
  );
});
