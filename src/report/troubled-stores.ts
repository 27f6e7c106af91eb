import type { IssueRecord, Measures } from '../measure/measures.ts';
import type { StorePlan } from '../model/plan.ts';

/** What a store went through. */
export interface TroubledStore {
  readonly store: StorePlan;
  readonly issues: number;
  /** Sales blamed on its issues, and their value in minor units. */
  readonly salesLost: number;
  readonly lostMinor: number;
  /** Business µs of the part with an issue open; several at once count once. */
  readonly troubled_us: number;
}

/** Stores that had an issue, those longest in trouble first. */
export function troubledStores({ plan, issues }: Measures): readonly TroubledStore[] {
  const { from_us, to_us } = plan.live;
  const byStore = new Map<string, IssueRecord[]>();
  for (const record of issues.records) {
    const records = byStore.get(record.store);
    if (records === undefined) byStore.set(record.store, [record]);
    else records.push(record);
  }
  return plan.stores
    .flatMap((store): readonly TroubledStore[] => {
      const records = byStore.get(store.id);
      if (records === undefined) return [];
      return [
        {
          store,
          issues: records.length,
          salesLost: records.reduce((sum, one) => sum + one.salesLost, 0),
          lostMinor: records.reduce((sum, one) => sum + one.lostMinor, 0),
          troubled_us: covered(records, from_us, to_us),
        },
      ];
    })
    .sort((a, b) => b.troubled_us - a.troubled_us || (a.store.id < b.store.id ? -1 : 1));
}

/** How much of the part at least one of the issues covers. */
function covered(records: readonly IssueRecord[], from_us: number, to_us: number): number {
  const lives = records
    .map((one) => [one.began_us, one.verified_us ?? one.ended_us ?? one.until_us] as const)
    .sort(([a], [b]) => a - b);
  let sum = 0;
  let until = from_us;
  for (const [began, ended] of lives) {
    const end = Math.min(ended, to_us);
    if (end <= until) continue;
    sum += end - Math.max(began, until);
    until = end;
  }
  return sum;
}
