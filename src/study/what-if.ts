import { wholeDay } from '../engines/virtual/day-plan.ts';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { formatTimeOfDay, type Micros, ZERO } from '../model/units.ts';
import type { Scenario } from '../scenario/author.ts';
import { compile } from '../scenario/compile.ts';
import { override } from '../scenario/override.ts';
import { eachDay } from './each-day.ts';
import { type Comparison, compareDays } from './what-if-compare.ts';
import { DayTable } from './what-if-days.ts';
import { type MeasureId, ofEachMeasure, type Reading } from './what-if-measures.ts';
import type { Variant } from './what-if-variants.ts';

/** What to compare, and for how long. */
export interface WhatIfRequest {
  readonly scenario: Scenario;
  readonly variants: readonly Variant[];
  /** Pairs of days, at most. */
  readonly replications: number;
  /** Default: the scenario's. */
  readonly seed?: number | undefined;
  /** Business instants; default the whole day. */
  readonly window?: { readonly from_us: Micros; readonly to_us: Micros } | undefined;
  /** The least difference that matters, as a share of the baseline's mean. */
  readonly minimumShare: number;
  /**
   * Ends early, after three pairs or more, once the intervals of value lost and time to resolve
   * p90 reach no further than this share of the baseline's mean to either side.
   */
  readonly untilShare?: number | undefined;
  readonly workers?: number | undefined;
  /** Aborting ends the study with the pairs it has. */
  readonly signal?: AbortSignal | undefined;
  /** Called when one more day is done. */
  readonly onDay?: ((done: number, total: number) => void) | undefined;
}

/** One measure's readings by replication; null where that day was not simulated. */
export type Readings = Readonly<Record<MeasureId, readonly (Reading | null)[]>>;

/** One variant against the baseline. */
export interface VariantResult extends Variant {
  /** Days that both sides have. */
  readonly pairs: number;
  /** Whether the same shoppers came with the same baskets on every day; null without a pair. */
  readonly sameShoppers: boolean | null;
  readonly readings: Readings;
  readonly comparisons: Readonly<Record<MeasureId, Comparison>>;
}

/** A what-if: simulated virtual days, all figures on the business clock. */
export interface WhatIf {
  readonly format: 1;
  readonly part: 'virtual day, simulated';
  readonly clock: 'business';
  readonly scenario: string;
  readonly title: string;
  readonly currency: string;
  readonly seed: number;
  readonly window: { readonly from: string; readonly to: string };
  readonly minimumShare: number;
  /** Pairs asked for, and pairs that every variant has. */
  readonly replications: { readonly asked: number; readonly done: number };
  readonly ended: 'completed' | 'narrow' | 'stopped';
  readonly baseline: { readonly readings: Readings };
  readonly variants: readonly VariantResult[];
}

/** Measures whose intervals must be narrow before a study may end early. */
const DECISIVE: readonly MeasureId[] = ['valueLost', 'resolveP90'];
/** Fewer pairs give an interval too uncertain itself to stop by. */
const FEWEST = 3;

/**
 * Simulates the baseline and every variant over the same replications, so that shoppers, baskets,
 * faults and handling times are the same draws (common random numbers), and compares pair by pair.
 * @throws Failure PD_USAGE for a variant that is not valid or a window without an open store;
 *   PD_BUG, PD_WORKER_LOST when a day cannot be simulated
 */
export async function whatIf(request: WhatIfRequest): Promise<WhatIf> {
  const { scenario, variants, replications, signal, onDay, untilShare } = request;
  const arms = [scenario, ...variants.map((variant) => changed(scenario, variant))];
  const seeded = request.seed === undefined ? {} : { seed: request.seed };
  const plan = async (arm: number, replication: number): Promise<Plan> =>
    inWindow(await compile(arms[arm] ?? scenario, { ...seeded, replication }), request.window);
  const first = await plan(0, 0);
  requireOpen(first);
  const table = new DayTable(arms.length, replications);
  const narrow = new AbortController();
  let kept: number | undefined;
  let done = 0;
  try {
    await eachDay({
      days: table.days,
      // Replication by replication: whatever ends the study leaves whole pairs.
      plan: (day) => plan(day % arms.length, Math.floor(day / arms.length)),
      onOutcome: (day, outcome) => {
        table.add(day % arms.length, Math.floor(day / arms.length), outcome);
        done++;
        onDay?.(done, table.days);
        if (untilShare === undefined) return;
        kept ??= firstNarrow(table, untilShare);
        if (kept !== undefined && kept < replications) narrow.abort();
      },
      workers: request.workers,
      signal: signal ? AbortSignal.any([signal, narrow.signal]) : narrow.signal,
    });
  } catch (error) {
    if (!narrow.signal.aborted && signal?.aborted !== true) throw error;
  }
  const isWhole = done === table.days;
  if (kept !== undefined) table.keep(kept);
  return {
    format: 1,
    part: 'virtual day, simulated',
    clock: 'business',
    scenario: first.name,
    title: first.title,
    currency: first.currency,
    seed: first.seed,
    window: { from: formatTimeOfDay(first.live.from_us), to: formatTimeOfDay(first.live.to_us) },
    minimumShare: request.minimumShare,
    replications: { asked: replications, done: table.complete },
    ended: table.days < replications * arms.length ? 'narrow' : isWhole ? 'completed' : 'stopped',
    baseline: { readings: table.readings(0) },
    variants: variants.map((variant, i) => ({
      ...variant,
      ...against(table, i + 1, request.minimumShare),
    })),
  };
}

function changed(scenario: Scenario, { set }: Variant): Scenario {
  const result = override(scenario, ...set);
  if (result.seed === scenario.seed) return result;
  throw new Failure('PD_USAGE', 'a variant cannot have a seed of its own', {
    place: { file: `'${set.find((text) => text.trim().startsWith('seed')) ?? set.join(', ')}'` },
    hint: 'baseline and variants share their draws; --seed changes it for all',
  });
}

const inWindow = (plan: Plan, window: WhatIfRequest['window']): Plan =>
  window === undefined
    ? wholeDay(plan)
    : {
        ...plan,
        live: { ...window, compression: 1, share: 1, drainWall_us: ZERO, settle_us: ZERO },
      };

function requireOpen({ stores, live }: Plan): void {
  const isOpen = stores.some((one) => one.opens_us < live.to_us && one.closes_us > live.from_us);
  if (isOpen) return;
  const span = `${formatTimeOfDay(live.from_us)}-${formatTimeOfDay(live.to_us)}`;
  throw new Failure('PD_USAGE', `no store is open from ${span}`, {
    hint: 'choose a --window within the opening hours',
  });
}

/** Looks at one more pair at a time, so that any number of threads ends at the same one. */
function firstNarrow(table: DayTable, share: number): number | undefined {
  for (let n = FEWEST; n <= table.complete; n++) {
    const isNarrow = (arm: number): boolean =>
      DECISIVE.every((id) => {
        const before = table.column(0, id).slice(0, n);
        const { interval, baseline } = compareDays(before, table.column(arm, id).slice(0, n), 0);
        // A percentile that is not reached will not become so with more days.
        return interval === null || interval.high - interval.low <= 2 * share * (baseline ?? 0);
      });
    if (Array.from({ length: table.arms - 1 }, (_, i) => i + 1).every(isNarrow)) return n;
  }
  return undefined;
}

function against(
  table: DayTable,
  arm: number,
  minimumShare: number,
): Omit<VariantResult, keyof Variant> {
  const pairs = table.pairs(arm);
  const of = (side: number, id: MeasureId): readonly Reading[] =>
    pairs.map((replication) => table.reading(side, id, replication));
  return {
    pairs: pairs.length,
    sameShoppers: pairs.length === 0 ? null : table.sameSchedules(arm, pairs),
    readings: table.readings(arm),
    comparisons: ofEachMeasure((id) => compareDays(of(0, id), of(arm, id), minimumShare)),
  };
}
