import type { RecordedFact } from '../model/facts.ts';
import type { IssueKind } from '../model/ticket.ts';
import { Buckets } from './buckets.ts';
import { Counts } from './counts.ts';
import type { Metric } from './metric.ts';

const MINUTE_US = 60e6;
/** Of issues' lives, business µs. */
const LIFE_BOUNDS_US: readonly number[] = [
  0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240,
].map((minutes) => minutes * MINUTE_US);

/** Facts that are counted here; the others are left unread. */
export const COUNTED: RegExp = /^\{"fact":"(issue\.|sale\.|fault\.(started|healed)|line\.)/;

type IssueFact = Extract<RecordedFact, { readonly fact: `issue.${string}` }>;

/** Issues, lost sales, faults and lines since the run's start, from the facts. */
export class StoryMeter {
  readonly #began = new Counts();
  readonly #reported = new Counts();
  readonly #ended = new Counts();
  readonly #open = new Counts();
  readonly #life = new Map<string, Buckets>();
  readonly #lost = new Counts();
  readonly #lostValue = new Counts();
  readonly #abnormal = new Counts();
  readonly #faults = new Counts();
  readonly #alive = new Map<string, { readonly kind: IssueKind; readonly began_us: number }>();
  readonly #offline = new Set<string>();
  readonly #currency: string;

  constructor(currency: string) {
    this.#currency = currency;
  }

  add(fact: RecordedFact): void {
    switch (fact.fact) {
      case 'sale.lost':
        this.#lost.add({ cause: fact.cause });
        this.#lostValue.add({ cause: fact.cause, currency: this.#currency }, fact.valueMinor / 100);
        return;
      case 'sale.abnormal':
        this.#abnormal.add({ how: fact.how });
        return;
      case 'fault.started':
      case 'fault.healed':
        this.#faults.set(
          { fault: fact.fault, kind: fact.kind },
          fact.fact === 'fault.started' ? 1 : 0,
        );
        return;
      case 'line.down':
        this.#offline.add(fact.store);
        return;
      case 'line.up':
        this.#offline.delete(fact.store);
        return;
      default:
        if (isIssue(fact)) this.#issue(fact);
    }
  }

  metrics(): readonly Metric[] {
    return [...this.#issueMetrics(), ...this.#saleMetrics()];
  }

  #issue(fact: IssueFact): void {
    if (fact.fact === 'issue.began') {
      const { kind, at_us } = fact;
      this.#alive.set(fact.issue, { kind, began_us: at_us });
      this.#began.add({ kind });
      this.#open.add({ kind });
      return;
    }
    const alive = this.#alive.get(fact.issue);
    if (alive === undefined) return;
    const { kind, began_us } = alive;
    if (fact.fact === 'issue.reported') this.#reported.add({ kind, channel: fact.channel });
    if (fact.fact !== 'issue.verified' && fact.fact !== 'issue.ended') return;
    this.#alive.delete(fact.issue);
    this.#open.add({ kind }, -1);
    this.#ended.add({ kind, how: fact.fact === 'issue.ended' ? fact.how : 'desk' });
    const life = this.#life.get(kind) ?? new Buckets(LIFE_BOUNDS_US);
    this.#life.set(kind, life);
    life.record(fact.at_us - began_us);
  }

  #issueMetrics(): readonly Metric[] {
    const unit = '{issue}';
    return [
      {
        name: 'peakday.issues.began',
        kind: 'counter',
        unit,
        about: 'Troubles that began in the stores, reported or not.',
        points: this.#began.points(),
      },
      {
        name: 'peakday.issues.reported',
        kind: 'counter',
        unit,
        about: 'Tickets opened for issues, again for each further ticket.',
        points: this.#reported.points(),
      },
      {
        name: 'peakday.issues.ended',
        kind: 'counter',
        unit,
        about: 'Issues that are over: mended by the desk and verified, by the clerk, or healed.',
        points: this.#ended.points(),
      },
      {
        name: 'peakday.issues.open',
        kind: 'gauge',
        unit,
        about: 'Issues that began and are not over.',
        points: this.#open.points(),
      },
      {
        name: 'peakday.issue.duration',
        kind: 'histogram',
        unit: 's',
        about:
          'Business time from beginning to end, of issues that are over: open ones are not in.',
        points: [...this.#life].map(([kind, life]) => life.point({ kind, clock: 'business' })),
      },
    ];
  }

  #saleMetrics(): readonly Metric[] {
    return [
      {
        name: 'peakday.sales.lost',
        kind: 'counter',
        unit: '{sale}',
        about: 'Sales that were not made, by cause.',
        points: this.#lost.points(),
      },
      {
        name: 'peakday.sales.lost.value',
        kind: 'counter',
        unit: '{currency}',
        about: 'Value of the sales that were not made, in major units of the currency.',
        points: this.#lostValue.points(),
      },
      {
        name: 'peakday.sales.abnormal',
        kind: 'counter',
        unit: '{sale}',
        about: 'Sales that were made, but not as they should have been.',
        points: this.#abnormal.points(),
      },
      {
        name: 'peakday.fault.active',
        kind: 'gauge',
        unit: '1',
        about: 'Whether a fault of the plan is on: 1, or 0 once it has healed.',
        points: this.#faults.points(),
      },
      {
        name: 'peakday.stores.offline',
        kind: 'gauge',
        unit: '{store}',
        about: 'Stores without a line.',
        points: [{ labels: {}, value: this.#offline.size }],
      },
    ];
  }
}

const isIssue = (fact: RecordedFact): fact is IssueFact => fact.fact.startsWith('issue.');
