import { writeFileSync } from 'node:fs';
import { VirtualDay } from '../src/engines/virtual/virtual-day.ts';
import { OPERATIONS } from '../src/model/operations.ts';
import type { Plan } from '../src/model/plan.ts';
import type { SecondRecord } from '../src/model/series.ts';
import { compile } from '../src/scenario/compile.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { override } from '../src/scenario/override.ts';
import { herdChart } from './herd-chart.ts';
import type { BenchRow } from './row.ts';

const RECORD = OPERATIONS.indexOf('sales.record');
const CHART = 'docs/guides/herd.svg';

/**
 * What the end of a network outage does to the sales service, by the stores' reconnect policy:
 * the busiest second over the mean of the window. Writes docs/guides/herd.svg with both curves.
 */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  const { scenario } = await loadScenario('provider-outage-and-reconnect', { cwd: process.cwd() });
  const plan = await compile(scenario);
  const bounded = handOvers(plan);
  const naive = handOvers(await compile(override(scenario, 'policies.preset=naive')));
  const { from_us, to_us } = plan.live;
  const [fault] = plan.faults;
  const outage = {
    label: fault?.id ?? '',
    from_us: fault?.from_us ?? from_us,
    to_us: fault?.to_us ?? from_us,
  };
  for (const [name, rates, limit] of [
    ['bounded', bounded, '< 8'],
    ['naive', naive, undefined],
  ] as const) {
    const peak = Math.max(...rates.slice((outage.to_us - from_us) / 1e6));
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    report({ name: `${name} reconnect: mean of sales.record`, value: mean, unit: 'requests/s' });
    report({
      name: `${name} reconnect: busiest second after the outage`,
      value: peak,
      unit: 'requests/s',
      baseline: 'its mean',
      ratio: peak / mean,
      ...(limit && { limit }),
    });
  }
  writeFileSync(CHART, herdChart({ from_us, to_us, outage, naive, bounded }));
}

/** Requests to record a sale in each business second of the window. */
function handOvers(plan: Plan): readonly number[] {
  const rates: number[] = [];
  const nothing = (): void => undefined;
  const second = ({ operations }: SecondRecord): void => {
    rates.push(operations.find(({ op }) => op === RECORD)?.issued ?? 0);
  };
  const sink = { fact: nothing, second, flush: nothing, close: nothing };
  const uncompressed = { ...plan, live: { ...plan.live, compression: 1 } };
  const day = new VirtualDay(uncompressed, 'bench', sink, undefined, 1);
  day.advance(plan.live.to_us);
  day.close();
  return rates.slice(0, (plan.live.to_us - plan.live.from_us) / 1e6);
}
