import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRunFolder } from '../../src/cli/run-folder.ts';
import { LineSink } from '../../src/engines/k6/inside/line-sink.ts';
import { mergeParts } from '../../src/engines/k6/merge-parts.ts';
import { RunRecorder } from '../../src/engines/record/run-recorder.ts';
import type { ShardSnapshot } from '../../src/engines/wall/shard-assignment.ts';
import { readRun } from '../../src/measure/read-run.ts';
import type { RunRecord } from '../../src/model/facts.ts';
import { Histogram } from '../../src/model/histogram.ts';
import { OPERATIONS } from '../../src/model/operations.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const OP = 'promotions.evaluate';
const plan = await compile((await loadScenario('smoke', { cwd: process.cwd() })).scenario, {});

/** One answer: which VU's, in which of its seconds, and what it took. */
const sample = fc.record({
  shard: fc.nat(3),
  second: fc.nat(5),
  service_us: fc.integer({ min: 0, max: 0xffffffff }),
});

/** What the VUs of a run print, each into the stream of its instance. */
function streamsOf(samples: readonly (typeof sample extends fc.Arbitrary<infer T> ? T : never)[]) {
  const streams = ['', ''];
  for (let shard = 0; shard < 4; shard++) {
    let now_us = 0;
    const out = (lines: string): void => {
      streams[shard % 2] += lines;
    };
    const sink = new LineSink(shard, out, () => ({}) as ShardSnapshot);
    sink.hello({
      version: '1',
      runId: 'r',
      planHash: 'p',
      shards: 4,
      stores: [],
      started_ms: 0,
    });
    const clock = { wall: () => now_us, business: () => now_us, businessAt: (at: number) => at };
    const gauges = { planned: () => 0, waits: 0, waitsInDebt: 0, cpu: () => 0 };
    const recorder = new RunRecorder(sink, clock, gauges);
    for (let second = 0; second <= 5; second++) {
      now_us = second * 1e6;
      recorder.afterTurn();
      for (const one of samples) {
        if (one.shard !== shard || one.second !== second) continue;
        recorder.operation(OP).issued(false);
        recorder.operation(OP).ended({
          end: 'answered',
          status: 200,
          body: '',
          retryAfter_s: undefined,
          service_us: one.service_us,
        });
      }
    }
    recorder.close();
    sink.end({ how: 'done' });
  }
  return streams;
}

describe('the parts of a run in k6', () => {
  it('merge into the histogram of all samples, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { maxLength: 120 }), async (samples) => {
        const folder = mkdtempSync(join(tmpdir(), 'peakday-merge-'));
        try {
          const paths = streamsOf(samples).map((text, i) => {
            const path = join(folder, `${i}.lines`);
            writeFileSync(path, text);
            return path;
          });
          const run = join(folder, 'run');
          await makeRunFolder(run, plan, { format: 1 } as RunRecord);
          await mergeParts(run, plan, 4, paths);
          const { series } = await readRun(run);
          const merged = new Histogram();
          const op = OPERATIONS.indexOf(OP);
          for (const { service } of series.seconds()) merged.add(service.get(op) ?? []);
          const all = new Histogram();
          for (const { service_us } of samples) all.record(service_us);
          expect(merged.toSparse()).toEqual(all.toSparse());
          expect(series.totals[op]?.service.toSparse()).toEqual(all.toSparse());
          expect(series.totals[op]?.issued).toBe(samples.length);
        } finally {
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 40 },
    );
  });
});
