import type { LostSaleCause } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { IssueKind } from '../model/ticket.ts';
import type { FactLedger, Tally } from './fact-ledger.ts';
import type { IssueRecord, Stage } from './measures.ts';
import { stageAt } from './stage-at.ts';

/** Lost sales of one kind of chain: from the till through ticket and queue to the fault. */
export interface BlameRow {
  readonly cause: LostSaleCause;
  /** The trouble behind it, and where that stood when the sale was lost; null without one. */
  readonly kind: IssueKind | null;
  readonly stage: Stage | null;
  /** The fault behind the trouble; null for everyday trouble, or none. */
  readonly fault: string | null;
  /** While its ticket waited: what an agent had to know to take it, `it · oracle`. */
  readonly skill: string | null;
  readonly count: number;
  readonly valueMinor: number;
}

/** A store with what it lost. */
export interface StoreLoss {
  readonly store: string;
  readonly count: number;
  readonly valueMinor: number;
}

/** Every lost sale traced back. */
export interface BlameMeasure {
  /** Dearest first. */
  readonly rows: readonly BlameRow[];
  /** Stores that lost most, dearest first. */
  readonly stores: readonly StoreLoss[];
}

/** Stores told of. */
const STORES = 20;

/** Traces each lost sale back through till, ticket and queue to the fault; totals in money. */
export function measureBlame(
  facts: FactLedger,
  issues: readonly IssueRecord[],
  plan: Plan,
): BlameMeasure {
  const known = new Map(issues.map((record) => [record.issue, record]));
  const skills = new Map(
    plan.stores.map((store) => [store.id, `${store.language} · ${store.tillSystem}`]),
  );
  const rows = new Map<string, BlameRow>();
  const blamed = new Map<LostSaleCause, Tally>();
  for (const sale of facts.blamed) {
    const record = known.get(sale.issue ?? '');
    if (record === undefined) continue;
    const stage = stageAt(record, sale.at_us);
    const skill = stage === 'acknowledge' ? (skills.get(record.store) ?? null) : null;
    const { cause, valueMinor } = sale;
    const { kind, fault } = record;
    addTo(rows, { cause, kind, stage, fault, skill, count: 1, valueMinor });
    const tally = blamed.get(cause) ?? { count: 0, valueMinor: 0 };
    blamed.set(cause, { count: tally.count + 1, valueMinor: tally.valueMinor + valueMinor });
  }
  for (const [cause, all] of facts.lost) {
    const known = blamed.get(cause) ?? { count: 0, valueMinor: 0 };
    const count = all.count - known.count;
    if (count === 0) continue;
    const valueMinor = all.valueMinor - known.valueMinor;
    addTo(rows, { cause, kind: null, stage: null, fault: null, skill: null, count, valueMinor });
  }
  const stores = [...facts.lostByStore].map(([store, tally]) => ({ store, ...tally }));
  return {
    rows: [...rows.values()].sort((a, b) => b.valueMinor - a.valueMinor || b.count - a.count),
    stores: stores
      .sort((a, b) => b.valueMinor - a.valueMinor || (a.store < b.store ? -1 : 1))
      .slice(0, STORES),
  };
}

function addTo(rows: Map<string, BlameRow>, row: BlameRow): void {
  const { cause, kind, stage, fault, skill } = row;
  const key = [cause, kind, stage, fault, skill].join(' ');
  const before = rows.get(key);
  rows.set(key, {
    ...row,
    count: row.count + (before?.count ?? 0),
    valueMinor: row.valueMinor + (before?.valueMinor ?? 0),
  });
}
