import type { RecordedFact } from '../model/facts.ts';
import type { GeneratorSecond, SalesSecond, SecondRecord } from '../model/series.ts';
import { Buckets } from './buckets.ts';
import type { Metric, NumberPoint } from './metric.ts';
import { LATENCY_BOUNDS_US, RequestMeter } from './request-meter.ts';
import { StoryMeter } from './story-meter.ts';

/** What a worker's last second said of now. */
interface Now {
  readonly second: number;
  readonly at_us: number;
  readonly queueing: number;
  readonly cpu: number;
}

/** A run's metrics while it is under way: fed with what the workers wrote, asked at any time. */
export class RunMeter {
  readonly #requests = new RequestMeter();
  readonly #story: StoryMeter;
  readonly #currency: string;
  readonly #lag = new Buckets(LATENCY_BOUNDS_US);
  readonly #workers = new Map<string, Now>();
  readonly #sales = { planned: 0, arrived: 0, done: 0, doneMinor: 0 };
  #waits = 0;
  #waitsInDebt = 0;

  /** @param currency ISO 4217, of the plan */
  constructor(currency: string) {
    this.#currency = currency;
    this.#story = new StoryMeter(currency);
  }

  second(worker: string, { second, at_us, operations, sales, generator }: SecondRecord): void {
    for (const operation of operations) this.#requests.add(operation);
    this.#addSales(sales);
    this.#addGenerator(generator);
    const { queueing } = sales;
    this.#workers.set(worker, { second, at_us, queueing, cpu: generator.cpu });
  }

  fact(fact: RecordedFact): void {
    this.#story.add(fact);
  }

  metrics(): readonly Metric[] {
    const all = [
      ...this.#requests.metrics(),
      ...this.#salesMetrics(),
      ...this.#story.metrics(),
      ...this.#generatorMetrics(),
      ...this.#clockMetrics(),
    ];
    return all.filter(({ points }) => points.length > 0);
  }

  #addSales({ planned, arrived, done, doneMinor }: SalesSecond): void {
    this.#sales.planned += planned;
    this.#sales.arrived += arrived;
    this.#sales.done += done;
    this.#sales.doneMinor += doneMinor;
  }

  #addGenerator({ lag, waits, waitsInDebt }: GeneratorSecond): void {
    this.#lag.add(lag);
    this.#waits += waits;
    this.#waitsInDebt += waitsInDebt;
  }

  #salesMetrics(): readonly Metric[] {
    const { planned, arrived, done, doneMinor } = this.#sales;
    const queueing = [...this.#workers.values()].reduce((sum, now) => sum + now.queueing, 0);
    return [
      count('peakday.shoppers.planned', '{shopper}', 'Shoppers the plan meant to arrive.', planned),
      count('peakday.shoppers.arrived', '{shopper}', 'Shoppers who arrived.', arrived),
      gauge('peakday.shoppers.queueing', '{shopper}', 'Shoppers waiting for a till.', queueing),
      count('peakday.sales.done', '{sale}', 'Sales that were made.', done),
      {
        name: 'peakday.sales.done.value',
        kind: 'counter',
        unit: '{currency}',
        about: 'Value of the sales that were made, in major units of the currency.',
        points: [{ labels: { currency: this.#currency }, value: doneMinor / 100 }],
      },
    ];
  }

  #generatorMetrics(): readonly Metric[] {
    return [
      {
        name: 'peakday.generator.lag',
        kind: 'histogram',
        unit: 's',
        about: 'Wall time that timed events of the load generator ran late.',
        points: [this.#lag.point({ clock: 'wall' })],
      },
      count('peakday.generator.waits', '{wait}', 'Waits of simulated people.', this.#waits),
      count(
        'peakday.generator.waits.indebt',
        '{wait}',
        'Waits that could not pay the latency debt back.',
        this.#waitsInDebt,
      ),
      {
        name: 'peakday.generator.cpu',
        kind: 'gauge',
        unit: '1',
        about: 'Share of one core a load worker used in its last second.',
        points: [...this.#workers].map(([worker, { cpu }]) => ({ labels: { worker }, value: cpu })),
      },
    ];
  }

  #clockMetrics(): readonly Metric[] {
    const workers = [...this.#workers.values()];
    if (workers.length === 0) return [];
    const business_us = Math.max(...workers.map(({ at_us }) => at_us));
    const wall_s = Math.max(...workers.map(({ second }) => second)) + 1;
    const clock = (name: string, value: number): NumberPoint => ({
      labels: { clock: name },
      value,
    });
    return [
      {
        name: 'peakday.clock',
        kind: 'gauge',
        unit: 's',
        about: 'Business: since midnight of the rehearsed day. Wall: since the start of the run.',
        points: [clock('business', business_us / 1e6), clock('wall', wall_s)],
      },
    ];
  }
}

const count = (name: string, unit: string, about: string, value: number): Metric => ({
  name,
  kind: 'counter',
  unit,
  about,
  points: [{ labels: {}, value }],
});

const gauge = (name: string, unit: string, about: string, value: number): Metric => ({
  ...count(name, unit, about, value),
  kind: 'gauge',
  points: [{ labels: {}, value }],
});
