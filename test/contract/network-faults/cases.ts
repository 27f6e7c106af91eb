import type { FaultSpec } from '../../../src/scenario/author-faults.ts';

/** How long a till waits for its payment. */
export const PATIENCE_MS = 250;

const window = { start: '15:00', duration: '10min' } as const;
const scope = { operations: ['payments.authorise'] } as const;
const hit = { ...window, scope };

/** A fault, how a till's payment ends under it, and whether the service carried it out. */
export type Expected = readonly [
  spec: FaultSpec,
  outcome: 'ok' | 'refused' | 'reset' | 'timeout',
  carriedOut: boolean,
];

export const CASES: readonly Expected[] = [
  [{ kind: 'net/refuse', ...hit }, 'refused', false],
  [{ kind: 'net/connect-stall', ...hit }, 'timeout', false],
  [{ kind: 'net/reset', at: 'accept', ...hit }, 'reset', false],
  [{ kind: 'net/reset', ...hit }, 'reset', true],
  [{ kind: 'net/reset', at: 'body', ...hit }, 'reset', true],
  [{ kind: 'net/close', at: 'accept', ...hit }, 'reset', false],
  [{ kind: 'net/close', at: 'request', ...hit }, 'reset', true],
  [{ kind: 'net/close', at: 'body', ...hit }, 'reset', true],
  [{ kind: 'net/blackhole', ...hit }, 'timeout', false],
  [{ kind: 'net/slow-close', pause: '5ms', ...hit }, 'ok', true],
  [{ kind: 'net/stale-keepalive', ...hit }, 'reset', false],
  [{ kind: 'net/latency', latency: '60ms', ...hit }, 'ok', true],
  [{ kind: 'net/latency', latency: '2s', ...hit }, 'timeout', false],
  [{ kind: 'net/bandwidth', bytesPerSecond: 10_000, ...hit }, 'ok', true],
  [{ kind: 'net/bandwidth', bytesPerSecond: 2500, ...hit }, 'timeout', true],
  [{ kind: 'net/bandwidth', bytesPerSecond: 1000, ...hit }, 'timeout', false],
  [{ kind: 'net/slice', bytes: 100, pause: '10ms', ...hit }, 'ok', true],
  [{ kind: 'net/slice', bytes: 1, pause: '20ms', ...hit }, 'timeout', true],
  [{ kind: 'net/limit-bytes', bytes: 100, ...hit }, 'reset', true],
  [{ kind: 'net/limit-bytes', bytes: 100_000, ...hit }, 'ok', true],
  [{ kind: 'net/partition', ...hit }, 'timeout', false],
  [{ kind: 'net/reconnect-storm', ...hit }, 'reset', false],
  [{ kind: 'tls/untrusted', ...hit }, 'refused', false],
  [{ kind: 'tls/expired', ...hit }, 'refused', false],
  [{ kind: 'tls/wrong-host', ...hit }, 'refused', false],
  [{ kind: 'tls/old-version', ...hit }, 'refused', false],
  [{ kind: 'tls/stall', ...hit }, 'timeout', false],
  [{ kind: 'tls/client-cert-refused', ...hit }, 'refused', false],
];

/** Long enough for one call that ends by its time-out. */
export const HEALS_MS: number = PATIENCE_MS + 150;

/** One fault of each kind, each of which heals. */
export const HEALING: readonly FaultSpec[] = [
  ...new Map(CASES.map(([spec]) => [spec.kind, spec] as const)).values(),
].map((spec) => ({ ...spec, start: '15:00', duration: `${HEALS_MS}ms` }));

/** Out of scope, or over. */
export const ELSEWHERE: readonly FaultSpec[] = [
  { kind: 'net/refuse', ...window, scope: { stores: ['0002'] } },
  { kind: 'net/refuse', start: '14:00', end: '15:00' },
];

/** Late, and by more than 40 ms. */
export const LATE: readonly FaultSpec[] = [
  { kind: 'net/bandwidth', bytesPerSecond: 10_000, ...hit },
  { kind: 'net/slice', bytes: 50, pause: '10ms', ...hit },
];
