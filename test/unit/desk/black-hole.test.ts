import { describe, expect, it } from 'vitest';
import { measureAudit } from '../../../src/measure/audit/measure-audit.ts';
import { FactLedger } from '../../../src/measure/fact-ledger.ts';
import type { RecordedFact, RunRecord } from '../../../src/model/facts.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { recordDay } from '../../support/recorded-day.ts';

/** Reported tickets that nobody ever acknowledged, of issues that did not end without the desk. */
function neverAcknowledged(facts: readonly RecordedFact[]): readonly string[] {
  const taken = new Set(
    facts.flatMap((fact) => (fact.fact === 'ticket.acknowledged' ? [fact.ticket] : [])),
  );
  const ended = new Set(facts.flatMap((fact) => (fact.fact === 'issue.ended' ? [fact.issue] : [])));
  return facts.flatMap((fact) =>
    fact.fact === 'issue.reported' && !taken.has(fact.ticket) && !ended.has(fact.issue)
      ? [fact.ticket]
      : [],
  );
}

const audited = (plan: Plan, facts: readonly RecordedFact[]) => {
  const ledger = new FactLedger();
  for (const fact of facts) ledger.add(fact);
  ledger.end();
  return measureAudit(ledger, plan, RECORD);
};

const RECORD: RunRecord = {
  format: 1,
  runId: 'run',
  scenario: 'support-black-hole',
  engine: 'virtual',
  version: '',
  node: '',
  planHash: '',
  seed: 1,
  workers: 1,
  command: 'peakday run support-black-hole',
  startedAt: '',
};

describe('scenario support-black-hole', { timeout: 60_000 }, () => {
  it('swallows tickets in Italian, and the audit finds those and nothing else', async () => {
    const { scenario } = await loadScenario('support-black-hole', { cwd: process.cwd() });
    const plan = await compile(scenario);
    const { facts } = recordDay(plan);
    const silent = neverAcknowledged(facts);
    expect(silent.length).toBeGreaterThan(5);
    expect(facts).toContainEqual(
      expect.objectContaining({
        fact: 'fault.dose',
        fault: 'black-hole',
        injected: silent.length,
      }),
    );
    const { counts, findings } = audited(plan, facts);
    expect(counts).toEqual({ ticketNeverAcknowledged: silent.length });
    const language = new Map(plan.stores.map((store) => [store.id, store.language]));
    expect(new Set(findings.map(({ store }) => language.get(store ?? '')))).toEqual(
      new Set(['it']),
    );
    expect(findings.map(({ subject }) => subject).sort()).toEqual([...silent].sort());
  });

  it('without the hole every ticket is acknowledged, and the audit finds nothing', async () => {
    const { scenario } = await loadScenario('support-black-hole', { cwd: process.cwd() });
    const { 'black-hole': _, ...faults } = scenario.faults ?? {};
    const plan = await compile({ ...scenario, faults });
    const { facts } = recordDay(plan);
    expect(facts.filter(({ fact }) => fact === 'issue.reported').length).toBeGreaterThan(50);
    expect(neverAcknowledged(facts)).toEqual([]);
    expect(audited(plan, facts).counts).toEqual({});
  });
});
