import { describe, expect, it } from 'vitest';
import { exportForKubernetes, type K6ExportRequest } from '../../../src/cli/k6-export.ts';
import { Failure } from '../../../src/model/failure.ts';
import { captureStreams } from './captured-streams.ts';

const everywhere = (url: string): readonly string[] =>
  ['promotions', 'payments', 'support', 'sales'].map((service) => `${service}=${url}`);

const request = (changes: Partial<K6ExportRequest> = {}): K6ExportRequest => ({
  scenario: 'smoke',
  sets: [],
  seed: undefined,
  replication: undefined,
  targets: everywhere('http://127.0.0.1:8080'),
  allowHosts: [],
  instances: 2,
  vus: undefined,
  out: 'never-written',
  image: undefined,
  name: undefined,
  namespace: undefined,
  collector: undefined,
  cleanup: false,
  json: false,
  ...changes,
});

/** The failure that a request ends with before anything is written. */
async function refusal(changes: Partial<K6ExportRequest>): Promise<Failure> {
  const failure = await exportForKubernetes(request(changes), captureStreams()).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof Failure) return failure;
  throw failure ?? new Error('nothing was refused');
}

describe('peakday k6 export', () => {
  it('wants a target for every service: a cluster has no embedded mocks', async () => {
    const { code, message, hint } = await refusal({
      targets: ['support=http://127.0.0.1:1', 'sales=http://127.0.0.1:2'],
    });
    expect(code).toBe('PD_USAGE');
    expect(message).toBe('without a target: promotions, payments');
    expect(hint).toContain('--target promotions=URL --target payments=URL');
  });

  it.each([
    ['only the command line', [], ['shop.example']],
    ['only the scenario', ['allowHosts=[shop.example]'], []],
  ])('takes no host that %s allows', async (_, sets, allowHosts) => {
    const targets = everywhere('https://shop.example');
    expect((await refusal({ targets, sets, allowHosts })).code).toBe('PD_TARGET_FORBIDDEN');
  });

  it.each<Partial<K6ExportRequest>>([
    { instances: 0 },
    { instances: 2.5 },
    { vus: 1 },
    { name: 'Black Friday' },
    { namespace: 'no_such' },
    { image: 'grafana/k6' },
    { image: 'grafana/k6:latest' },
    { image: 'localhost:5000/k6' },
    { collector: 'collector:9000' },
    { collector: 'http://user:word@collector:9000' },
    { scenario: 'smoke', sets: ['nothing.there=1'] },
  ])('refuses %j', async (changes) => {
    const { code, message } = await refusal(changes);
    expect(code).toMatch(/^PD_(USAGE|SCENARIO_INVALID)$/);
    expect(message).not.toContain('word');
  });
});
