import { OPERATIONS, serviceOf } from '../model/operations.ts';
import type { OperationSecond } from '../model/series.ts';
import { Buckets } from './buckets.ts';
import type { HistogramPoint, Labels, Metric, NumberPoint } from './metric.ts';

const MS = 1e3;
/** Of wall latencies, µs: three to four bounds an octave where shoppers wait. */
export const LATENCY_BOUNDS_US: readonly number[] = [
  1, 2, 3, 5, 7.5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1_000, 1_500,
  2_000, 3_000, 5_000, 7_500, 10_000, 15_000, 30_000, 60_000,
].map((ms) => ms * MS);

interface Account {
  issued: number;
  answered: number;
  cut: number;
  retries: number;
  readonly errors: Map<string, number>;
  readonly service: Buckets;
  readonly intended: Buckets;
}

/** Requests since the run's start, by operation. */
export class RequestMeter {
  readonly #accounts = new Map<number, Account>();

  add(second: OperationSecond): void {
    const account = this.#account(second.op);
    account.issued += second.issued;
    account.answered += second.answered;
    account.cut += second.cut;
    account.retries += second.retries;
    const { refused, reset, timeout } = second.failed;
    const errors = { refused, reset, timeout, malformed: second.malformed, ...second.statuses };
    for (const [kind, count] of Object.entries(errors)) {
      if (count > 0) account.errors.set(kind, (account.errors.get(kind) ?? 0) + count);
    }
    account.service.add(second.service);
    account.intended.add(second.intended);
  }

  metrics(): readonly Metric[] {
    const rows = [...this.#accounts].sort(([a], [b]) => a - b).flatMap(named);
    const count = (of: (account: Account) => number): readonly NumberPoint[] =>
      rows.map(({ labels, account }) => ({ labels, value: of(account) }));
    const times = (of: (account: Account) => Buckets): readonly HistogramPoint[] =>
      rows.map(({ labels, account }) => of(account).point({ ...labels, clock: 'wall' }));
    return [
      {
        name: 'peakday.requests.issued',
        kind: 'counter',
        unit: '{request}',
        about: 'Attempts put on the wire, retries included.',
        points: count(({ issued }) => issued),
      },
      {
        name: 'peakday.requests.answered',
        kind: 'counter',
        unit: '{request}',
        about: 'Attempts that got a whole HTTP response, whatever its status.',
        points: count(({ answered }) => answered),
      },
      {
        name: 'peakday.requests.errors',
        kind: 'counter',
        unit: '{request}',
        about: 'Attempts without an answer, with one outside 2xx, or with an unreadable one.',
        points: rows.flatMap(({ labels, account }) =>
          [...account.errors].sort(byKey).map(([kind, value]) => ({
            labels: { ...labels, 'error.type': kind },
            value,
          })),
        ),
      },
      {
        name: 'peakday.requests.cut',
        kind: 'counter',
        unit: '{request}',
        about: 'Attempts in flight when the run ended.',
        points: count(({ cut }) => cut),
      },
      {
        name: 'peakday.requests.retries',
        kind: 'counter',
        unit: '{request}',
        about: 'Attempts that were retries.',
        points: count(({ retries }) => retries),
      },
      {
        name: 'peakday.request.duration',
        kind: 'histogram',
        unit: 's',
        about: 'Wall time of an answered attempt, from sending to the last byte.',
        points: times(({ service }) => service),
      },
      {
        name: 'peakday.call.duration',
        kind: 'histogram',
        unit: 's',
        about: 'Wall time of an answered call, from its intended start, retries included.',
        points: times(({ intended }) => intended),
      },
    ];
  }

  #account(op: number): Account {
    const known = this.#accounts.get(op);
    if (known !== undefined) return known;
    const fresh: Account = {
      issued: 0,
      answered: 0,
      cut: 0,
      retries: 0,
      errors: new Map(),
      service: new Buckets(LATENCY_BOUNDS_US),
      intended: new Buckets(LATENCY_BOUNDS_US),
    };
    this.#accounts.set(op, fresh);
    return fresh;
  }
}

function named([op, account]: readonly [number, Account]): readonly {
  readonly labels: Labels;
  readonly account: Account;
}[] {
  const operation = OPERATIONS[op];
  if (operation === undefined) return [];
  return [{ labels: { service: serviceOf(operation), operation }, account }];
}

const byKey = ([a]: readonly [string, number], [b]: readonly [string, number]): number =>
  a < b ? -1 : 1;
