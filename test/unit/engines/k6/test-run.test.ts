import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configMapOf } from '../../../../src/engines/k6/export/config-map.ts';
import {
  type ExportOptions,
  isObjectName,
} from '../../../../src/engines/k6/export/export-options.ts';
import { memoryOf } from '../../../../src/engines/k6/export/memory.ts';
import { testRunOf } from '../../../../src/engines/k6/export/test-run.ts';
import { yamlOf } from '../../../../src/engines/k6/export/yaml-of.ts';
import type { Plan, TargetPlan } from '../../../../src/model/plan.ts';
import { closed, type OpenApiSchema } from '../../../fixtures/closed-schema.ts';
import { fixturePlan } from '../../../fixtures/run-folder-plan.ts';

const CRD =
  process.env['PEAKDAY_TESTRUN_CRD'] ??
  fileURLToPath(new URL('../../../../../shared/testrun-crd.yaml', import.meta.url));
if (!existsSync(CRD)) {
  console.error('SKIPPED: no TestRun CRD; name one with: PEAKDAY_TESTRUN_CRD=testrun-crd.yaml');
}

const guarded: TargetPlan = {
  binding: 'reference',
  url: 'https://desk.example',
  auth: { kind: 'basic', user: { env: 'DESK_USER' }, password: { file: '/run/desk-password' } },
  certFile: 'client.pem',
  keyFile: 'client-key.pem',
};

const optionsOf = (
  changes: Partial<ExportOptions> = {},
  plan: Plan = { ...fixturePlan, targets: { support: guarded } },
): ExportOptions => ({
  plan,
  vus: 4,
  targets: { support: 'https://desk.example', sales: 'http://sales.example' },
  bindingCode: {},
  name: 'black-friday',
  namespace: undefined,
  instances: 2,
  image: 'grafana/k6:2.2.0',
  runId: 'black-friday-7-3f1c',
  version: '0.1.0',
  command: 'peakday k6 export black-friday',
  collector: undefined,
  authorities: [],
  removesPods: false,
  k6: undefined,
  ...changes,
});

const inMap = { configMap: { name: 'black-friday-script', file: 'script.js' } };
const onVolume = {
  volumeClaim: { name: 'black-friday-script', file: 'archive.tar', readOnly: true },
};
const envOf = (options: ExportOptions): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    testRunOf(options, inMap).spec.runner.env.map((variable) => [
      variable.name,
      'value' in variable ? variable.value : variable.valueFrom,
    ]),
  );

describe('a TestRun', () => {
  it('runs the script on pinned images, and keeps the pods', () => {
    const { metadata, spec } = testRunOf(optionsOf(), inMap);
    expect(metadata).toEqual({ name: 'black-friday' });
    expect(spec).toMatchObject({
      parallelism: 2,
      script: inMap,
      initializer: { image: 'grafana/k6:2.2.0' },
      runner: { image: 'grafana/k6:2.2.0' },
    });
    expect(spec).not.toHaveProperty('cleanup');
  });

  it('removes the pods, and is in a namespace, only when it is asked to', () => {
    const options = optionsOf({ removesPods: true, namespace: 'load' });
    const { metadata, spec } = testRunOf(options, onVolume);
    expect(spec).toMatchObject({ cleanup: 'post', script: onVolume });
    expect(metadata).toEqual({ name: 'black-friday', namespace: 'load' });
  });

  it('has arguments that survive being split at every blank', () => {
    const words = testRunOf(optionsOf(), inMap).spec.arguments.split(' ');
    expect(words).not.toContain('');
    expect(words.join(' ')).not.toMatch(/['"\\$]/);
  });

  it('tells the pods run, services and collector', () => {
    expect(envOf(optionsOf({ collector: 'http://collector:9000' }))).toMatchObject({
      K6_NO_USAGE_REPORT: 'true',
      K6_AUTO_EXTENSION_RESOLUTION: 'false',
      PEAKDAY_RUN_ID: 'black-friday-7-3f1c',
      PEAKDAY_TARGET_SUPPORT: 'https://desk.example',
      PEAKDAY_TARGET_SALES: 'http://sales.example',
      PEAKDAY_COLLECTOR: 'http://collector:9000',
      PEAKDAY_COLLECTOR_TOKEN: {
        secretKeyRef: { name: 'black-friday-secrets', key: 'PEAKDAY_COLLECTOR_TOKEN' },
      },
    });
    expect(Object.keys(envOf(optionsOf())).join()).not.toContain('COLLECTOR');
    expect(envOf(optionsOf())).not.toHaveProperty('SSL_CERT_FILE');
    expect(envOf(optionsOf({ authorities: ['PEM'] }))).toMatchObject({
      SSL_CERT_FILE: '/test/authorities.pem',
    });
  });

  it('names secrets, keys and certificates, each by its variable', () => {
    const env = envOf(optionsOf());
    for (const key of [
      'DESK_USER',
      'PEAKDAY_SECRET_SUPPORT_PASSWORD',
      'PEAKDAY_CERT_SUPPORT',
      'PEAKDAY_KEY_SUPPORT',
    ]) {
      expect(env[key]).toEqual({ secretKeyRef: { name: 'black-friday-secrets', key } });
    }
  });

  it('asks for a processor a VU of the fullest pod, and for memory by its tills', () => {
    const { resources } = testRunOf(optionsOf({ vus: 5 }), inMap).spec.runner;
    const { request_mib, limit_mib } = memoryOf(optionsOf({ vus: 5 }));
    expect(resources).toEqual({
      requests: { cpu: '3', memory: `${request_mib}Mi` },
      limits: { memory: `${limit_mib}Mi` },
    });
    expect(limit_mib).toBeGreaterThan(request_mib);
  });
});

describe('memory', () => {
  const plan = (tills: number): Plan => ({
    ...fixturePlan,
    stores: fixturePlan.stores.map((store) => ({ ...store, tills })),
  });
  const request = (tills: number, vus: number, instances: number): number =>
    memoryOf({ plan: plan(tills), vus, instances }).request_mib;

  it('grows with the tills of a pod, and with its VUs', () => {
    expect(request(60, 1, 1)).toBeGreaterThan(request(6, 1, 1));
    expect(request(60, 4, 4)).toBeLessThan(request(60, 1, 1));
    expect(request(60, 4, 1)).toBeGreaterThan(request(60, 1, 1));
  });
});

describe('a ConfigMap', () => {
  it('gives back every file as it was', () => {
    const files = {
      'script.js': "// a: b\n\timport x from './y.js';\n\n  const a = `…`;  \n",
      'plan.json': '{"a":"\\n"}\n',
      'bare.txt': '  no end',
    };
    const map = parse(configMapOf(optionsOf({ namespace: 'load' }), files) ?? '');
    expect(map).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'black-friday-script', namespace: 'load' },
      data: files,
    });
  });

  it.each([
    ['as large as it may be', 970_000, true],
    ['too near to the limit', 990_000, false],
    ['larger than that', 1_048_577, false],
  ])('is made of files that are %s: %d bytes, %s', (_, size, isMade) => {
    const text = configMapOf(optionsOf(), { 'plan.json': 'x'.repeat(size) });
    expect(text !== undefined).toBe(isMade);
  });
});

describe('names', () => {
  it.each([
    ['black-friday', true],
    ['a', true],
    ['Black', false],
    ['1st', false],
    ['end-', false],
    ['two.parts', false],
    ['x'.repeat(45), true],
    ['x'.repeat(46), false],
  ])('%s: %s', (name, isOne) => expect(isObjectName(name)).toBe(isOne));
});

describe.skipIf(!existsSync(CRD))("the TestRun CRD's schema", () => {
  let isValid: (document: unknown) => readonly unknown[];

  beforeAll(() => {
    const crd = parse(readFileSync(CRD, 'utf8'));
    const schema: OpenApiSchema = crd.spec.versions[0].schema.openAPIV3Schema;
    const ajv = new Ajv({ strict: false, allErrors: true });
    for (const format of ['int32', 'int64', 'date-time']) ajv.addFormat(format, true);
    const validate = ajv.compile(closed(schema));
    isValid = (document) => (validate(document) ? [] : (validate.errors ?? []));
  });

  it.each([
    ['a ConfigMap', optionsOf(), inMap],
    [
      'a claim, with everything',
      optionsOf({
        namespace: 'load',
        collector: 'http://collector:9000',
        authorities: ['PEM'],
        removesPods: true,
      }),
      onVolume,
    ],
  ])('is fulfilled by a TestRun with %s', (_, options, source) => {
    expect(isValid(parse(yamlOf(testRunOf(options, source))))).toEqual([]);
  });

  it.each([
    ['a member that is none', { spec: { parallellism: 4 } }],
    [
      'a variable with a member that is none',
      { spec: { runner: { env: [{ name: 'A', valu: 'b' }] } } },
    ],
    ['a number for text', { spec: { quiet: true } }],
    ['another way of cleaning up', { spec: { cleanup: 'never' } }],
    ['an amount that is none', { spec: { runner: { resources: { limits: { memory: '2 GB' } } } } }],
  ])('is not by %s', (_, change: { spec: Record<string, unknown> }) => {
    const run = testRunOf(optionsOf(), inMap);
    expect(isValid({ ...run, spec: { ...run.spec, ...change.spec } })).not.toEqual([]);
  });
});
