import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AbortWatch, watchForAbort } from '../../../src/gates/abort-watch.ts';
import { SeriesTail } from '../../../src/gates/series-tail.ts';
import { stopConditionsOf } from '../../../src/gates/stop-condition.ts';
import { emptySecond, mergeSecond } from '../../../src/measure/series-ledger.ts';
import type { SecondRecord } from '../../../src/model/series.ts';
import { operationSecond, quietSecond } from '../../fixtures/run-folder.ts';
import { fixturePlan } from '../../fixtures/run-folder-plan.ts';

const LOOK_MS = 5;
const ended = { how: 'signal', lost: [] } as const;

/** A second in which every call took so long. */
const secondOf = (second: number, latency_us: number): SecondRecord => ({
  ...quietSecond(second),
  operations: [operationSecond('support.open', [latency_us, latency_us])],
});
const line = (record: SecondRecord): string => `${JSON.stringify(record)}\n`;

let folder: string;
let watch: AbortWatch | undefined;
const series = (worker: string): string => join(folder, 'series', `${worker}.ndjson`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peakday-abort-'));
  await mkdir(join(folder, 'series'));
});
afterEach(async () => {
  watch?.close();
  watch = undefined;
  await rm(folder, { recursive: true });
});

describe('watchForAbort', () => {
  const plan = {
    ...fixturePlan,
    gates: ['p99 of support.open < 1ms', 'abort when p99  of support.open > 50ms for 3s'],
  };
  const aborted = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });

  it('stops a run whose condition is met, and says which and when', async () => {
    watch = watchForAbort(plan, folder, LOOK_MS);
    const met = aborted(watch.signal);
    await appendFile(series('w1'), line(secondOf(0, 100_000)) + line(secondOf(1, 10_000)));
    for (const second of [2, 3, 4]) await appendFile(series('w1'), line(secondOf(second, 90_000)));
    await met;
    expect(watch.explain(ended)).toEqual({
      how: 'aborted',
      detail: 'abort when p99 of support.open > 50ms for 3s: met at 15:00:50 business time',
      lost: [],
    });
  });

  it('says nothing of a run that ended otherwise', async () => {
    watch = watchForAbort(plan, folder, LOOK_MS);
    expect(watch.explain(ended)).toBe(ended);
    const met = aborted(watch.signal);
    for (const second of [0, 1, 2]) await appendFile(series('w1'), line(secondOf(second, 90_000)));
    await met;
    const completed = { how: 'completed', lost: [] } as const;
    expect(watch.explain(completed)).toBe(completed);
  });
});

describe('stopConditionsOf', () => {
  const metBy = (gate: string, latencies: readonly number[]): number[] => {
    const [condition] = stopConditionsOf({ ...fixturePlan, gates: [gate] });
    return latencies.flatMap((latency, second) => {
      const record = secondOf(second, latency);
      const merged = emptySecond(record);
      mergeSecond(merged, record);
      return condition!.isMetBy(merged) ? [second] : [];
    });
  };

  it('finds those among the gates, and no others', () => {
    const gates = ['sales > 5', 'abort when sales <= 0 for 30s', 'lost sales < 2%'];
    const conditions = stopConditionsOf({ ...fixturePlan, gates });
    expect(conditions.map(({ gate }) => gate.text)).toEqual([gates[1]]);
  });

  it('meets along the way, over all so far, and between two times of day', () => {
    const latencies = [9_000, 9_000, 100, 100, 9_000, 9_000, 9_000];
    expect(metBy('abort when p99 of support.open > 1ms for 2s', latencies)).toEqual([1, 5, 6]);
    expect(metBy('abort when p20 of support.open < 1ms', latencies)).toEqual([2, 3, 4, 5, 6]);
    const late = 'abort when p99 of support.open > 1ms between 15:00:40 and 15:00:50';
    expect(metBy(late, latencies)).toEqual([4]);
  });

  it('waits for samples enough', () => {
    const gate = 'abort when p99 of support.open > 1ms with at least 6';
    expect(metBy(gate, [9_000, 9_000, 9_000, 9_000])).toEqual([2, 3]);
  });
});

describe('SeriesTail', () => {
  const read = async (tail: SeriesTail): Promise<(readonly [number, number])[]> =>
    (await tail.read()).map(({ second, issued }) => [second, issued] as const);

  it('adds the workers up, and tells of seconds that all have told of', async () => {
    const tail = new SeriesTail(folder);
    expect(await read(tail)).toEqual([]);
    await appendFile(series('w1'), line(secondOf(0, 1)) + line(secondOf(1, 1)));
    await appendFile(series('w2'), line(secondOf(0, 1)));
    expect(await read(tail)).toEqual([[0, 4]]);
    await appendFile(series('w2'), line(secondOf(1, 1)));
    expect(await read(tail)).toEqual([[1, 4]]);
    expect(await read(tail)).toEqual([]);
  });

  it('waits for the end of a line that is half written', async () => {
    const tail = new SeriesTail(folder);
    const whole = line(secondOf(0, 1));
    await appendFile(series('w1'), whole.slice(0, 40));
    expect(await read(tail)).toEqual([]);
    await appendFile(series('w1'), whole.slice(40));
    expect(await read(tail)).toEqual([[0, 2]]);
  });

  it('does not wait for ever for a worker that is lost', async () => {
    const tail = new SeriesTail(folder);
    await appendFile(series('w1'), line(secondOf(0, 1)));
    await appendFile(series('w2'), line(secondOf(0, 1)));
    for (const second of [1, 2, 3, 4, 5, 6]) {
      await appendFile(series('w2'), line(secondOf(second, 1)));
    }
    expect(await read(tail)).toEqual([
      [0, 4],
      [1, 2],
    ]);
    await appendFile(series('w1'), line(secondOf(1, 1)));
    expect(await read(tail)).toEqual([]);
  });
});
