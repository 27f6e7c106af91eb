import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { startEmbeddedMocks } from '../../mocks/embed.ts';
import { collectParts } from '../../src/cli/collect-parts.ts';
import { exportForKubernetes, type K6ExportRequest } from '../../src/cli/k6-export.ts';
import { mergeRun } from '../../src/cli/merge-run.ts';
import { VERSION } from '../../src/cli/version.ts';
import { findK6 } from '../../src/engines/k6/find-k6.ts';
import { segment } from '../../src/engines/k6/instance.ts';
import { readLine } from '../../src/engines/k6/lines.ts';
import { SERVICES, type Service } from '../../src/model/operations.ts';
import { captureStreams } from '../unit/cli/captured-streams.ts';
import { piped, type Said } from './piped.ts';
import { scratchFolder } from './scratch-folder.ts';

const k6 = (await findK6(process.env))?.file;
if (k6 === undefined) console.error('SKIPPED: no k6; get it with: npm run setup:k6');

const MINUTE = 60_000;
const folder = scratchFolder();
const nowhere = Object.fromEntries(
  SERVICES.map((service) => [service, 'http://127.0.0.1:9']),
) as Record<Service, string>;

const secure = { ...nowhere, support: 'https://127.0.0.1:9' };

/** An environment in which no k6 is found. */
const withoutK6 = { XDG_CACHE_HOME: folder };

/** Exports into a folder of its own, and reads what was written. */
async function exported(
  out: string,
  changes: Partial<K6ExportRequest> = {},
  urls: Readonly<Record<Service, string>> = nowhere,
  env: Readonly<Record<string, string>> = withoutK6,
): Promise<{ readonly text: (name: string) => string; readonly said: string }> {
  const streams = captureStreams(env, folder);
  const code = await exportForKubernetes(
    {
      scenario: 'smoke',
      sets: [],
      seed: undefined,
      replication: undefined,
      targets: SERVICES.map((service) => `${service}=${urls[service]}`),
      allowHosts: [],
      instances: 2,
      vus: undefined,
      out,
      image: undefined,
      name: undefined,
      namespace: undefined,
      collector: undefined,
      cleanup: false,
      json: false,
      ...changes,
    },
    streams,
  );
  expect(code).toBe(0);
  return {
    text: (name) => readFileSync(join(folder, out, name), 'utf8'),
    said: streams.stdout.text,
  };
}

const word = 'correct-horse-battery';

/** A scenario of ours whose support desk wants credentials and a client's certificate. */
function guarded(name: string): string {
  writeFileSync(join(folder, 'password'), word);
  writeFileSync(join(folder, 'key.pem'), word);
  const base = readFileSync(new URL(`../../scenarios/${name}.ts`, import.meta.url), 'utf8');
  const target = `targets: { support: {
    url: 'https://127.0.0.1:9',
    auth: { kind: 'basic', user: { env: 'DESK_USER' }, password: { file: 'password' } },
    certFile: 'key.pem', keyFile: 'key.pem',
  } },`;
  const scenario = join(folder, `guarded-${name}.ts`);
  writeFileSync(scenario, base.replace('gates: [', `${target}\n  gates: [`));
  return scenario;
}

describe('an export for Kubernetes', { timeout: MINUTE }, () => {
  it('is a ConfigMap of the files beside it, a TestRun, a README and rehearsal.json', async () => {
    const { text, said } = await exported('small', { seed: 7, vus: 4 });
    const { data } = parse(text('configmap.yaml'));
    const files = ['begun.json', 'peakday-k6.js', 'plan.json', 'script.js'];
    expect(Object.keys(data).sort()).toEqual(files);
    for (const file of files) expect(data[file]).toBe(text(file));
    const rehearsal = JSON.parse(text('rehearsal.json'));
    expect(rehearsal).toMatchObject({
      scenario: 'smoke',
      seed: 7,
      vus: 4,
      instances: 2,
      version: VERSION,
    });
    expect(rehearsal.command).toContain('peakday k6 export smoke --seed 7 --target promotions=');
    expect(text('script.js')).toContain(rehearsal.planHash);
    const { spec } = parse(text('testrun.yaml'));
    expect(spec.runner.env).toContainEqual({ name: 'PEAKDAY_RUN_ID', value: rehearsal.runId });
    const readme = text('README.md');
    expect(readme).toContain('kubectl create -f configmap.yaml\nkubectl create -f testrun.yaml');
    expect(readme).toContain(
      `peakday merge parts --plan plan.json --out reports/${rehearsal.runId}`,
    );
    expect(said).toContain('2 instances, 4 VUs');
  });

  it('has no more instances than stores', async () => {
    const { text } = await exported('crowd', { instances: 20 });
    expect(parse(text('testrun.yaml')).spec.parallelism).toBe(12);
    expect(JSON.parse(text('rehearsal.json'))).toMatchObject({ instances: 12, vus: 12 });
  });

  it('goes onto a volume when no ConfigMap can hold it, as files where there is no k6', async () => {
    const { text } = await exported('large', { scenario: 'black-friday', namespace: 'load' });
    expect(readdirSync(join(folder, 'large'))).not.toContain('configmap.yaml');
    expect(parse(text('testrun.yaml')).spec.script).toEqual({
      volumeClaim: { name: 'black-friday-script', file: 'script.js', readOnly: true },
    });
    const kinds = parseAllDocuments(text('volume-claim.yaml')).map((one) => one.get('kind'));
    expect(kinds).toEqual(['PersistentVolumeClaim', 'Pod']);
    for (const file of ['script.js', 'peakday-k6.js', 'plan.json', 'begun.json']) {
      expect(text('README.md')).toContain(
        `kubectl -n load cp ${file} black-friday-copier:/test/${file}`,
      );
    }
  });

  it('names secrets and holds none', async () => {
    const scenario = guarded('smoke');
    const env = { ...withoutK6, DESK_USER: word };
    const { text } = await exported('guarded', { scenario }, secure, env);
    const holding = readdirSync(join(folder, 'guarded')).filter((file) =>
      text(file).includes(word),
    );
    expect(holding).toEqual([]);
    const readme = text('README.md');
    expect(readme).toContain('kubectl create secret generic smoke-secrets');
    expect(readme).toContain('--from-file=DESK_USER=<(printf %s "$DESK_USER")');
    expect(readme).toContain("--from-file=PEAKDAY_KEY_SUPPORT=<(cat 'key.pem')");
  });

  it('says what k6 said when it writes no archive', async () => {
    const broken = join(folder, 'broken-k6');
    const script =
      '#!/bin/sh\n[ "$1" = version ] && echo k6 v2.2.0 && exit\necho no room >&2; exit 3\n';
    writeFileSync(broken, script, { mode: 0o755 });
    const env = { ...withoutK6, PEAKDAY_K6: broken };
    const failing = exported('broken', { scenario: 'black-friday' }, nowhere, env);
    await expect(failing).rejects.toMatchObject({
      code: 'PD_K6_FAILED',
      message: 'k6 wrote no archive: no room',
      exitCode: 2,
    });
  });

  it('is never written over another', async () => {
    await exported('twice');
    await expect(exported('twice')).rejects.toMatchObject({ code: 'PD_USAGE' });
  });
});

describe.skipIf(k6 === undefined)('an export in a real k6', { timeout: 2 * MINUTE }, () => {
  const file = k6 ?? '';
  const short = ['live.to=15:01', 'live.drain=1s'];
  let text: (name: string) => string;
  let streams: readonly string[];
  let heard: readonly string[];
  let errors: string;

  /** k6 as the operator starts it, in the folder of an export. */
  const asOperator = (out: string, args: readonly string[]): Promise<Said> => {
    const { runner } = parse(text('testrun.yaml')).spec;
    const env = Object.fromEntries(
      runner.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    return piped(file, args, join(folder, out), { ...env, HOME: join(folder, 'home') });
  };

  beforeAll(async () => {
    const mocks = await startEmbeddedMocks({
      seed: 1,
      replication: 0,
      promotions: [],
      coupons: [],
    });
    try {
      ({ text } = await exported('real', { sets: short }, mocks.urls));
      const words: string[] = parse(text('testrun.yaml')).spec.arguments.split(' ');
      await asOperator('real', ['archive', 'script.js', '-O', 'half.tar', ...words]);
      const ends = await Promise.all(
        ['script.js', 'half.tar'].map((what, i) =>
          asOperator('real', [
            'run',
            '--quiet',
            ...segment(i + 1, 2),
            ...words,
            what,
            '--address=127.0.0.1:0',
            ...['--tag', `instance_id=${i + 1}`],
          ]),
        ),
      );
      streams = ends.map(({ stdout }) => stdout);
      heard = streams.join('').trimEnd().split('\n');
      errors = ends.map(({ stderr }) => stderr).join('');
    } finally {
      await mocks.close();
    }
  }, 2 * MINUTE);

  it('is inspected and archived by the initializer', async () => {
    const words: string[] = parse(text('testrun.yaml')).spec.arguments.split(' ');
    const archived = await asOperator('real', ['archive', 'script.js', '-O', 'a.tar', ...words]);
    expect(archived).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const { stdout } = await asOperator('real', ['inspect', '--execution-requirements', 'a.tar']);
    expect(JSON.parse(stdout)).toMatchObject({ maxVUs: 2 });
  });

  it('says its lines, and nothing else, on stdout, as a script and as an archive', () => {
    expect(errors).toBe('');
    const lines = heard.map(readLine);
    expect(lines).not.toContain(undefined);
    const told = (kind: string): readonly { readonly shard: number; readonly json: string }[] =>
      lines.flatMap((line) => (line?.kind === kind ? [line] : []));
    const { runId, planHash } = JSON.parse(text('rehearsal.json'));
    const hellos = told('h');
    expect(hellos.map(({ shard }) => shard).sort()).toEqual([0, 1]);
    for (const { json } of hellos) {
      expect(JSON.parse(json)).toMatchObject({ runId, planHash, shards: 2, version: VERSION });
    }
    expect(told('e').map(({ json }) => json)).toEqual(['{"how":"done"}', '{"how":"done"}']);
    expect(told('s').length).toBeGreaterThan(0);
  });

  it('is one run of its pods, once their logs are collected and merged', async () => {
    const logs = streams.map((log, i) => {
      const path = join(folder, `pod-${i + 1}.log`);
      writeFileSync(path, log);
      return path;
    });
    const asked = { logs, out: 'parts', host: '127.0.0.1', port: 0, expose: false, json: true };
    expect(await collectParts(asked, captureStreams({}, folder))).toBe(0);
    const plan = join(folder, 'real', 'plan.json');
    const request = { parts: ['parts'], plan, out: 'merged', cwd: folder, language: 'en' } as const;
    const { ending, summary, strangers } = await mergeRun(request);
    expect(ending).toEqual({ how: 'completed', lost: [] });
    expect(strangers).toBe(0);
    expect(summary.runId).toBe(JSON.parse(text('rehearsal.json')).runId);
    expect(summary.requests.issued).toBeGreaterThan(0);
  });

  it('is one archive where no ConfigMap can hold it, without a path to any secret', async () => {
    const env = { PEAKDAY_K6: file };
    const large = await exported('archived', { scenario: 'black-friday' }, nowhere, env);
    expect(parse(large.text('testrun.yaml')).spec.script.volumeClaim.file).toBe('archive.tar');
    expect(large.text('README.md')).toContain(
      'cp archive.tar black-friday-copier:/test/archive.tar',
    );
    const { stdout } = await asOperator('archived', ['inspect', 'archive.tar']);
    expect(JSON.parse(stdout).scenarios.fleet).toMatchObject({ vus: 2 });
    expect(readdirSync(join(folder, 'archived'))).not.toContain('home');
  });

  it('is no archive where its options hold keys, and can be inspected without them', async () => {
    const env = { PEAKDAY_K6: file, DESK_USER: word };
    const changes = { scenario: guarded('black-friday') };
    const { text } = await exported('keys', changes, secure, env);
    expect(readdirSync(join(folder, 'keys'))).not.toContain('archive.tar');
    expect(text('README.md')).toContain('cp script.js black-friday-copier:/test/script.js');
    const { code, stdout } = await asOperator('keys', ['inspect', 'script.js']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).tlsAuth).toEqual([]);
  });
});
