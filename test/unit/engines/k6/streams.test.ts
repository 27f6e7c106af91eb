import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endingOf } from '../../../../src/engines/k6/ending-of.ts';
import { needK6 } from '../../../../src/engines/k6/find-k6.ts';
import { inherited } from '../../../../src/engines/k6/inherited.ts';
import { segment } from '../../../../src/engines/k6/instance.ts';
import { type Hello, lineOf } from '../../../../src/engines/k6/lines.ts';
import { readParts } from '../../../../src/engines/k6/parts.ts';
import { openRunDesk } from '../../../../src/engines/k6/run-desk.ts';
import { planOfScript, secretsOfPlan } from '../../../../src/engines/k6/secret-names.ts';
import { type ShardReading, StreamSplitter } from '../../../../src/engines/k6/stream-splitter.ts';
import { TailedFile } from '../../../../src/engines/k6/tailed-file.ts';
import { dealWindow } from '../../../../src/engines/wall/deal.ts';
import type { Plan } from '../../../../src/model/plan.ts';
import { compile } from '../../../../src/scenario/compile.ts';
import { loadScenario } from '../../../../src/scenario/load.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peakday-k6-streams-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hello = (more: Partial<Hello> = {}): Hello => ({
  version: '1.0.0',
  runId: 'run',
  planHash: 'abc',
  shards: 2,
  stores: ['0001'],
  started_ms: 1,
  ...more,
});
const fact = { fact: 'store.opened', store: '0001', tills: 3, at_us: 5, wall_us: 5 } as const;
const file = (name: string, ...lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
};

describe('a stream', () => {
  it('becomes the files of a run folder, a shard each, and leaves strangers out', () => {
    const splitter = new StreamSplitter(folder);
    const lines = [
      lineOf('h', 0, hello()),
      lineOf('f', 0, fact),
      'somebody else prints',
      lineOf('f', 1, fact),
      lineOf('h', 1, hello({ stores: ['0002'] })),
      lineOf('e', 1, { how: 'done' }),
      lineOf('f', 0, fact).slice(0, -4),
      '',
    ];
    for (const line of lines) splitter.take(line);
    splitter.close();
    expect(readdirSync(join(folder, 'facts'))).toEqual(['k6-0000.ndjson', 'k6-0001.ndjson']);
    const written = readFileSync(join(folder, 'facts', 'k6-0000.ndjson'), 'utf8');
    expect(written).toBe(`${JSON.stringify(fact)}\n`);
    // The print, a fact of somebody who had not said hello, and the torn line.
    expect(splitter.strangers).toBe(3);
    expect(splitter.shards.get(1)?.end).toEqual({ how: 'done' });
    expect(splitter.shards.get(0)?.end).toBeUndefined();
  });

  it('is read as it grows, and its torn end at the end', () => {
    const path = join(folder, 'growing.lines');
    const tail = new TailedFile(path);
    const seen: string[] = [];
    const take = (line: string): void => {
      seen.push(line);
    };
    tail.read(take);
    writeFileSync(path, 'one\ntw');
    tail.read(take);
    expect(seen).toEqual(['one']);
    appendFileSync(path, 'o\nthré');
    tail.read(take);
    tail.close(take);
    expect(seen).toEqual(['one', 'two', 'thré']);
  });
});

describe('the ending of a run in k6', () => {
  const plan = async (): Promise<Plan> =>
    compile((await loadScenario('smoke', { cwd: process.cwd() })).scenario, {});
  const reading = (end: ShardReading['end']): ShardReading => ({
    hello: hello(),
    snapshot: undefined,
    at_us: 54_010_000_000,
    end,
  });

  it('names the stores of a shard without a last word, and when it was heard last', async () => {
    const smoke = await plan();
    const [first, second] = dealWindow(smoke, 2);
    const heard = new Map([
      [0, reading({ how: 'done' })],
      [1, reading(undefined)],
    ]);
    const killed = { name: 'k6 2 of 2', code: null, signal: 'SIGKILL', said: '' };
    const ending = endingOf(smoke, 2, heard, [killed], false);
    expect(ending).toEqual({
      how: 'completed',
      detail: 'k6 2 of 2 ended with SIGKILL',
      lost: [{ stores: second, at_us: 54_010_000_000 }],
    });
    heard.delete(0);
    const both = endingOf(smoke, 2, heard, [], false);
    expect(both.how).toBe('failed');
    expect(both.lost).toEqual([
      { stores: first, at_us: smoke.live.from_us },
      { stores: second, at_us: 54_010_000_000 },
    ]);
  });

  it('is no completed one when nobody spoke, however k6 ended', async () => {
    const green = { name: 'k6 1 of 1', code: 0, signal: null, said: '' };
    const ending = endingOf(await plan(), 1, new Map(), [green], false);
    expect(ending.how).toBe('failed');
    expect(ending.detail).toMatch(/^PD_K6_FAILED: .*no VU said a word/);
  });

  it('is that of a VU that failed', async () => {
    const heard = new Map([
      [0, reading({ how: 'done' })],
      [1, reading({ how: 'failed', code: 'PD_BUG', message: 'it broke' })],
    ]);
    const ending = endingOf(await plan(), 2, heard, [], false);
    expect(ending).toMatchObject({ how: 'failed', detail: 'PD_BUG: it broke' });
  });
});

describe('parts', () => {
  it('of one run are those of each VU once', async () => {
    const a = file('a.lines', 'noise', lineOf('h', 0, hello()));
    const b = file('b.lines', lineOf('h', 1, hello()));
    const { streams } = await readParts([a, b]);
    expect([...streams]).toEqual([
      [0, a],
      [1, b],
    ]);
  });

  it.each([
    [{ version: '2.0.0' }, 'versions'],
    [{ planHash: 'def' }, 'plans'],
    [{ runId: 'other' }, 'runs'],
    [{ shards: 3 }, 'numbers of VUs'],
  ])('that differ in %j are refused', async (more, what) => {
    const a = file('a.lines', lineOf('h', 0, hello()));
    const b = file('b.lines', lineOf('h', 1, hello(more)));
    await expect(readParts([a, b])).rejects.toMatchObject({
      code: 'PD_PARTS_UNLIKE',
      message: expect.stringContaining(`two ${what}`),
    });
  });

  it('in which a VU speaks twice, or nobody does, are refused', async () => {
    const a = file('a.lines', lineOf('h', 0, hello()));
    const silent = file('c.lines', 'noise');
    await expect(readParts([a, a])).rejects.toMatchObject({ code: 'PD_PARTS_UNLIKE' });
    await expect(readParts([silent])).rejects.toMatchObject({ code: 'PD_PARTS_UNLIKE' });
  });
});

describe('the desk of a run', () => {
  it('takes a parcel that is sent again once, gives orders, and wants its token', async () => {
    const lines: string[] = [];
    const desk = await openRunDesk({ token: 'secret', take: (line) => lines.push(line) });
    const send = (told: number, body: string, token = 'secret') =>
      fetch(`${desk.url}/shards/3?told=${told}`, {
        method: 'POST',
        body,
        headers: { 'peakday-token': token },
      });
    try {
      expect((await send(0, 'a\n', 'wrong')).status).toBe(401);
      await send(0, 'a\nb\n');
      await send(0, 'a\nb\nc\n');
      desk.order({ fault: 'x', order: 'start' });
      desk.stop();
      const answer = await send(3, 'd\n');
      expect(await answer.json()).toEqual({
        stop: true,
        faults: [{ fault: 'x', order: 'start' }],
      });
      expect(lines).toEqual(['a', 'b', 'c', 'd']);
      expect((await fetch(`${desk.url}/else`, { method: 'POST' })).status).toBe(404);
    } finally {
      await desk.close();
    }
  });
});

describe('a machine without k6', () => {
  it('is told how to get one, also where something else bears the name', async () => {
    const other = join(folder, 'k6');
    writeFileSync(other, '#!/bin/sh\necho "k6 v0.49.0 (go1.21)"\n', { mode: 0o755 });
    const env = { PATH: folder, XDG_CACHE_HOME: folder };
    await expect(needK6(env)).rejects.toMatchObject({
      code: 'PD_K6_MISSING',
      hint: expect.stringContaining('go install go.k6.io/k6/v2@v2.'),
    });
    writeFileSync(other, '#!/bin/sh\necho "k6 v2.9.1 (commit/devel, go1.26)"\n', { mode: 0o755 });
    expect(await needK6(env)).toEqual({ file: other, version: '2.9.1' });
  });
});

describe('a plan in k6', () => {
  it('names secrets by variables only, also those of files', async () => {
    const { scenario } = await loadScenario('smoke', { cwd: process.cwd() });
    const plan = await compile(
      {
        ...scenario,
        targets: {
          support: {
            url: 'https://127.0.0.1:9',
            auth: { kind: 'basic', user: { env: 'DESK_USER' }, password: { file: 'secret.txt' } },
          },
        },
      },
      {},
    );
    expect(JSON.stringify(planOfScript(plan))).not.toContain('secret.txt');
    expect(secretsOfPlan(plan).map(({ variable }) => variable)).toEqual([
      'DESK_USER',
      'PEAKDAY_SECRET_SUPPORT_PASSWORD',
    ]);
  });

  it('is not led elsewhere by what the environment says to scripts', () => {
    const env = {
      PATH: '/bin',
      DESK_USER: 'user',
      K6_PROMETHEUS_RW_SERVER_URL: 'http://127.0.0.1:9090',
      PEAKDAY_TARGET_SUPPORT: 'https://production.example',
      PEAKDAY_COLLECTOR: 'http://127.0.0.1:7070',
      K6_VUS: '1000',
      K6_DURATION: '8h',
      K6_EXECUTION_SEGMENT: '0:1/2',
    };
    expect(Object.keys(inherited(env))).toEqual([
      'PATH',
      'DESK_USER',
      'K6_PROMETHEUS_RW_SERVER_URL',
    ]);
  });

  it('is split into segments as k6 writes them', () => {
    expect(segment(1, 1)).toEqual([]);
    expect(segment(2, 4)).toEqual([
      '--execution-segment',
      '1/4:2/4',
      '--execution-segment-sequence',
      '0,1/4,2/4,3/4,1',
    ]);
  });
});
