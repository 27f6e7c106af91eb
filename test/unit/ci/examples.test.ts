import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { command } from '../../../src/cli/commands/run.ts';

interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
interface Job {
  readonly variables: Readonly<Record<string, string>>;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly artifacts: unknown;
}

const read = (file: string): unknown =>
  parse(
    readFileSync(fileURLToPath(new URL(`../../../examples/ci/${file}`, import.meta.url)), 'utf8'),
  );
const action = read('github-action/action.yml') as Action;
const workflow = read('github-workflow.yml') as Workflow;
const gitlab = read('gitlab-ci.yml') as Readonly<Record<string, Job>>;
const { steps } = action.runs;
const scripts: string[] = steps.flatMap(({ run }) => run ?? []);
const job = gitlab['.peakday']!;
const jobScripts: string[] = [...job.before_script, ...job.script];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peakday-ci-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A `peakday` that notes how it was called, leaves a summary and exits as told. */
function stub(code: number): NodeJS.ProcessEnv {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const body = `#!/bin/sh\nprintf '%s\\n' "$@" > called\nmkdir -p peakday-run\necho said > peakday-run/summary.md\nexit ${code}\n`;
  writeFileSync(join(bin, 'peakday'), body);
  chmodSync(join(bin, 'peakday'), 0o755);
  return { PATH: `${bin}:${process.env['PATH']}` };
}
const called = (): string[] => readFileSync(join(folder, 'called'), 'utf8').trim().split('\n');

describe('the GitHub action', () => {
  it('has the members that the published schema of composite actions asks for, and no other', () => {
    expect(Object.keys(action)).toEqual([
      'name',
      'description',
      'author',
      'inputs',
      'outputs',
      'runs',
    ]);
    expect(Object.keys(action.runs)).toEqual(['using', 'steps']);
    expect(action.runs.using).toBe('composite');
    for (const input of Object.values(action.inputs)) {
      expect(['description,required', 'description,required,default']).toContain(
        Object.keys(input).join(),
      );
      expect(typeof (input.default ?? '')).toBe('string');
    }
    const known = ['name', 'id', 'if', 'shell', 'env', 'run', 'uses', 'with'];
    for (const step of steps) {
      expect(known).toEqual(expect.arrayContaining(Object.keys(step)));
      expect('run' in step).toBe(step.shell === 'bash');
      if ('uses' in step) expect(step.uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
    }
  });

  it('uses every input and none that it does not declare', () => {
    const used = [...JSON.stringify(action).matchAll(/inputs\.([a-z-]+)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(action.inputs)));
    const given = workflow.jobs['rehearse']?.steps.find(({ uses }) => uses?.includes('peakday'));
    expect(Object.keys(action.inputs)).toEqual(
      expect.arrayContaining(Object.keys(given?.with ?? {})),
    );
  });

  it('puts no expression into a shell script, where it would be run as code', () => {
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  it.each(scripts)('has scripts that bash reads: %s', (script) => {
    expect(spawnSync('bash', ['-n', '-c', script]).stderr.toString()).toBe('');
  });

  it.each([
    [0, 'pass'],
    [98, 'inconclusive'],
    [99, 'fail'],
    [104, 'inconclusive'],
  ])('ends as peakday did (%i) with the summary shown and the verdict %s', (code, verdict) => {
    const [output, shown] = [join(folder, 'output'), join(folder, 'shown')];
    mkdirSync(join(folder, 'peakday-baseline'));
    writeFileSync(join(folder, 'peakday-baseline', 'report.html'), '');
    const env = {
      ...stub(code),
      SCENARIO: 'my day.yaml',
      TOLERANCE: '10%,5ms',
      FORCE: 'false',
      ARGS: '--no-day\n--gate=p99 of promotions.evaluate < 400ms\n',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: shown,
    };
    const run = steps.find(({ id }) => id === 'rehearse')?.run ?? '';
    const ended = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: folder,
      env,
    });
    expect(ended.stderr.toString()).toBe('');
    expect(ended.status).toBe(code);
    expect(readFileSync(output, 'utf8')).toBe(`verdict=${verdict}\nreport=peakday-run\n`);
    expect(readFileSync(shown, 'utf8')).toBe('said\n');
    expect(called()).toEqual([
      'run',
      'my day.yaml',
      '--out',
      'peakday-run',
      '--baseline',
      'peakday-baseline/report.html',
      '--baseline-tolerance',
      '10%,5ms',
      '--no-day',
      '--gate=p99 of promotions.evaluate < 400ms',
    ]);
  });
});

describe('the GitLab template', () => {
  it('has members of a job, keeps what the report needs, and reads as shell', () => {
    expect(Object.keys(gitlab)).toEqual(['.peakday']);
    const known = [
      'image',
      'stage',
      'timeout',
      'resource_group',
      'variables',
      'before_script',
      'script',
      'artifacts',
    ];
    expect(Object.keys(job)).toEqual(known);
    expect(job.artifacts).toMatchObject({
      when: 'always',
      reports: { junit: 'peakday-run/junit.xml' },
    });
    for (const value of Object.values(job.variables)) expect(typeof value).toBe('string');
    for (const script of jobScripts) {
      expect(typeof script).toBe('string');
      expect(spawnSync('sh', ['-n', '-c', script]).stderr.toString()).toBe('');
    }
  });

  it.each([true, false])('ends as peakday did, with a baseline: %s', (hasBaseline) => {
    if (hasBaseline) writeFileSync(join(folder, 'peakday-baseline.html'), '');
    const env = { ...stub(99), ...job.variables, PEAKDAY_ARGS: '--no-day --seed 7' };
    const ended = spawnSync('bash', ['-eo', 'pipefail', '-c', job.script.join('\n')], {
      cwd: folder,
      env,
    });
    expect(ended.status).toBe(99);
    const baseline = ['--baseline', 'peakday-baseline.html', '--baseline-tolerance', '10%,5ms'];
    expect(called()).toEqual([
      ...['run', 'smoke', '--out', 'peakday-run'],
      ...(hasBaseline ? baseline : []),
      ...['--no-day', '--seed', '7'],
    ]);
  });

  it('goes on without a baseline where there is none yet', () => {
    const env = {
      PATH: process.env['PATH'],
      CI_API_V4_URL: 'http://127.0.0.1:9',
      CI_PROJECT_ID: '1',
      CI_JOB_TOKEN: 'x',
      CI_DEFAULT_BRANCH: 'main',
      CI_JOB_NAME: 'peak-day',
    };
    const text = execFileSync('bash', ['-eo', 'pipefail', '-c', job.before_script.at(-1) ?? ''], {
      cwd: folder,
      env,
    });
    expect(text.toString()).toContain('no baseline yet');
    expect(existsSync(join(folder, 'peakday-baseline.html'))).toBe(false);
  });
});

it('calls peakday with flags that it has', () => {
  const used = [...scripts, ...jobScripts]
    .filter((script) => script.includes('peakday run'))
    .flatMap((script) => [...script.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag));
  expect(used.length).toBeGreaterThan(4);
  expect(Object.keys(command.flags)).toEqual(expect.arrayContaining([...new Set(used)]));
});
