import type { IssueRecord, Measures } from '../../measure/measures.ts';
import { type TroubledStore, troubledStores } from '../troubled-stores.ts';
import { encodeRuns, WALL_LETTERS, type WallLetter, type WallPoints } from './fleet-wall-layout.ts';

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
/** A day in minutes fits. */
const MOST_FRAMES = 900;

/** What a store went through, and its state in the worst frame. */
export interface StoreTrouble extends TroubledStore {
  readonly worst: WallLetter;
}

/** The wall's states over time, and the stores, those longest in trouble first. */
export interface Wall {
  readonly points: WallPoints;
  readonly stores: readonly StoreTrouble[];
}

/** Every store's gravest state, moment by moment: from its opening hours and its issues' lives. */
export function fleetWallStates(measures: Measures): Wall {
  const { plan, issues } = measures;
  const { from_us, to_us } = plan.live;
  const span_s = (to_us - from_us) / 1e6;
  const step_s = STEPS_S.find((step) => span_s / step <= MOST_FRAMES) ?? 900;
  const frames = Math.max(1, Math.ceil(span_s / step_s));
  const byStore = grouped(issues.records, ({ store }) => store);
  const stores = [...plan.stores].sort((a, b) => order(a.region, b.region) || order(a.id, b.id));
  const painted = stores.map((store) => {
    const records = byStore.get(store.id) ?? [];
    const ranks = new Uint8Array(frames);
    const frameOf = (at_us: number): number => (at_us - from_us) / 1e6 / step_s;
    paint(ranks, rank('.'), frameOf(store.opens_us), frameOf(store.closes_us));
    for (const record of records) {
      for (const [letter, begin_us, end_us] of livesOf(record)) {
        paint(ranks, rank(letter), frameOf(begin_us), frameOf(end_us));
      }
    }
    return { store, ranks };
  });
  const worst = worstFrame(painted.map(({ ranks }) => ranks));
  const worstOf = new Map(
    painted.map(({ store, ranks }) => [store.id, letterOf(ranks[worst] ?? 0)]),
  );
  return {
    points: {
      from_s: from_us / 1e6,
      step_s,
      frames,
      worst,
      regions: [...grouped(stores, ({ region }) => region)].map(
        ([name, all]) => [name, all.length] as const,
      ),
      stores: painted.map(({ store, ranks }) => [
        store.id,
        encodeRuns(Array.from(ranks, letterOf)),
      ]),
    },
    stores: troubledStores(measures).map((one) => ({
      ...one,
      worst: worstOf.get(one.store.id) ?? '-',
    })),
  };
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const rank = (letter: WallLetter): number => WALL_LETTERS.indexOf(letter);
const letterOf = (at: number): WallLetter => WALL_LETTERS[at] ?? '-';
/** From this rank on a store is in trouble. */
const TROUBLE = rank('V');

/** An issue's life as stretches of one state each. */
function livesOf(
  record: IssueRecord,
): readonly (readonly [letter: WallLetter, from_us: number, to_us: number])[] {
  const end = record.verified_us ?? record.ended_us ?? record.until_us;
  if (record.kind === 'storeOffline') return [['O', record.began_us, end]];
  const reported = Math.min(record.reported_us ?? end, end);
  const taken = Math.min(record.acknowledged_us ?? end, end);
  const resolved = Math.min(record.resolved_us.at(-1) ?? end, end);
  return [
    ['U', record.began_us, reported],
    ['W', reported, taken],
    ['A', taken, resolved],
    ['V', resolved, end],
  ];
}

/** Whatever a stretch touches is painted, a milder state never over a graver one. */
function paint(ranks: Uint8Array, letter: number, from: number, to: number): void {
  if (to <= from) return;
  const last = Math.min(ranks.length, Math.ceil(to));
  for (let i = Math.max(0, Math.floor(from)); i < last; i++) {
    ranks[i] = Math.max(ranks[i] ?? 0, letter);
  }
}

function worstFrame(stores: readonly Uint8Array[]): number {
  const frames = stores[0]?.length ?? 0;
  let worst = 0;
  let most = 0;
  for (let frame = 0; frame < frames; frame++) {
    const count = stores.reduce((sum, ranks) => sum + ((ranks[frame] ?? 0) >= TROUBLE ? 1 : 0), 0);
    if (count > most) [worst, most] = [frame, count];
  }
  return worst;
}
