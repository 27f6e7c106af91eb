import type { GateResult } from '../gates/judge.ts';
import { type Measures, STAGES, type Stage } from '../measure/measures.ts';
import type { MergedSecond } from '../measure/series-ledger.ts';
import { OPERATIONS } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { RollingHash } from '../random/hash.ts';
import type { SurvivalCurve } from '../stats/kaplan-meier.ts';
import type { PerBlock, TimesDigest } from './digest.ts';
import {
  BLOCKS,
  DAY_BLOCKS,
  type OperationDigest,
  type PartDigest,
  type RunDigest,
} from './digest.ts';
import { packHistogram } from './pack-histogram.ts';

const GRID = 500;

/**
 * Boils a run down to what a comparison needs, small enough to travel in its report.
 * @param day the virtual day of a rehearsal of two parts
 */
export function digestOf(run: Measures, day?: Measures): RunDigest {
  const { record, plan } = run;
  const virtual = record.engine === 'virtual';
  return {
    format: 1,
    runId: record.runId,
    scenario: record.scenario,
    title: plan.title,
    version: record.version,
    seed: record.seed,
    startedAt: record.startedAt,
    currency: plan.currency,
    engine: record.engine,
    workHash: workHash(plan),
    compression: plan.live.compression,
    share: plan.live.share,
    host: record.host ?? null,
    own: ownServices(run),
    doubt: doubtOf(run),
    parts: [
      partOf(run, virtual ? 'day' : 'window', true),
      ...(day === undefined ? [] : [partOf(day, 'day', false)]),
    ],
  };
}

/** A digest with what its run's gates measured, for a later run to show beside its own. */
export const withGates = (digest: RunDigest, results: readonly GateResult[]): RunDigest => ({
  ...digest,
  gates: results.flatMap(({ gate, measured }) =>
    measured === null ? [] : [[gate, measured] as const],
  ),
});

/** Gates judge, traces keep, addresses answer: none of them changes what is asked. */
function workHash(plan: Plan): string {
  const { gates: _gates, trace: _trace, targets: _targets, allowHosts: _hosts, ...work } = plan;
  return new RollingHash().addText(JSON.stringify(work, sortKeys)).hex();
}

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const ownServices = ({ record, plan }: Measures): readonly string[] =>
  Object.keys(record.own?.urls ?? {})
    .map((service) => {
      const target = Object.entries(plan.targets).find(([name]) => name === service)?.[1];
      return `${service} ${target?.binding ?? 'reference'}`;
    })
    .sort();

function doubtOf({ record, generator, findings }: Measures): string | null {
  if (record.ending?.how !== 'completed') return 'it did not come to its planned end';
  const broken = findings.find((finding) => finding.invalidates);
  if (broken !== undefined) return broken.text;
  return generator.trustworthy ? null : `its generator was the limit: ${generator.why}`;
}

function partOf(measures: Measures, part: PartDigest['part'], withLatency: boolean): PartDigest {
  const { seconds, plan, issues, audit } = measures;
  const { from_us, to_us, compression } = plan.live;
  const count = part === 'day' ? DAY_BLOCKS : BLOCKS;
  const blocks: MergedSecond[][] = Array.from({ length: count }, () => []);
  for (const one of seconds) {
    const middle_us = (one.second + one.span_s / 2) * compression * 1e6;
    const at = Math.floor((middle_us / (to_us - from_us)) * count);
    // What only drains after the window belongs to the last block, so that sums are the run's.
    blocks[Math.min(count - 1, Math.max(0, at))]?.push(one);
  }
  const sums = (pick: (second: MergedSecond) => number): PerBlock =>
    blocks.map((block) => block.reduce((sum, second) => sum + pick(second), 0));
  return {
    part,
    issued: sums((second) => second.issued),
    errors: sums((second) => second.errors),
    done: sums((second) => second.done),
    lost: sums((second) => second.lost),
    lostMinor: sums((second) => second.lostMinor),
    operations: withLatency ? operationsOf(blocks) : [],
    stages: Object.fromEntries(
      STAGES.map((stage) => [stage, timesOf(issues.stages[stage].all)]),
    ) as Record<Stage, TimesDigest>,
    audit: audit.counts,
  };
}

const operationsOf = (blocks: readonly MergedSecond[][]): readonly OperationDigest[] =>
  OPERATIONS.flatMap((operation, op) => {
    const packed = blocks.map((block) =>
      packHistogram(block.map(({ intended }) => intended.get(op) ?? [])),
    );
    return packed.every((block) => block === '') ? [] : [{ operation, blocks: packed }];
  });

function timesOf(curve: SurvivalCurve): TimesDigest {
  const step_us = Math.max(1, Math.ceil(curve.longest / GRID));
  const counts = new Map<number, { events: number; censored: number }>();
  const at = (time: number): { events: number; censored: number } => {
    const step = Math.round(time / step_us);
    const known = counts.get(step) ?? { events: 0, censored: 0 };
    counts.set(step, known);
    return known;
  };
  for (const { time, events } of curve.steps) at(time).events += events;
  for (const time of curve.censorings) at(time).censored++;
  const times = [...counts].sort(([a], [b]) => a - b);
  return { step_us, times: times.map(([step, one]) => [step, one.events, one.censored] as const) };
}
