import { describe, expect, it } from 'vitest';
import type { RecordedFact } from '../../../src/model/facts.ts';
import { survivalQuantile } from '../../../src/stats/survival-quantile.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun, factAt, quietSecond } from '../../fixtures/run-folder.ts';

const MIN = 60e6;
const kind = 'receiptNotPrinting';
const agent = { ticket: 'T1', agent: 'a', team: 'day' };
const began = (issue: string, minute: number, store = '0001'): RecordedFact =>
  factAt(minute, { fact: 'issue.began', issue, kind, store, device: 'p', fault: null });

/** The whole life of one issue, the desk's part in a file that is read first. */
const life: RecordedFact[] = [
  began('i1', 1),
  factAt(2, { fact: 'issue.noticed', issue: 'i1', by: 'clerk' }),
  factAt(4, { fact: 'issue.reported', issue: 'i1', ticket: 'T1', channel: 'portal' }),
  factAt(12, { fact: 'issue.reopened', issue: 'i1', ticket: 'T1' }),
  factAt(16, { fact: 'issue.answered', issue: 'i1', ticket: 'T1' }),
  factAt(17, { fact: 'issue.verified', issue: 'i1' }),
];
const desk: RecordedFact[] = [
  factAt(6, { fact: 'ticket.acknowledged', ...agent }),
  factAt(10, { fact: 'ticket.resolved', ...agent }),
  factAt(15, { fact: 'ticket.resolved', ...agent }),
];

function issuesOf(facts: Record<string, RecordedFact[]>, ending = emptyRun().record.ending!) {
  const run = emptyRun();
  Object.assign(run.facts, facts);
  run.record = { ...run.record, ending };
  run.series['worker-1'] = [quietSecond(119)];
  return measured(run);
}

describe('measureIssues', () => {
  it('times every stage of a life told by two files', () => {
    const { issues } = issuesOf({ desk, worker: life });
    const median = (stage: keyof typeof issues.stages): number | null =>
      survivalQuantile(issues.stages[stage].all, 0.5);
    expect(median('notice')).toBe(1 * MIN);
    expect(median('report')).toBe(2 * MIN);
    expect(median('acknowledge')).toBe(2 * MIN);
    expect(median('work')).toBe(4 * MIN);
    expect(median('verify')).toBe(2 * MIN);
    expect(median('resolve')).toBe(16 * MIN);
    expect(issues.total).toEqual({
      began: 1,
      noticed: 1,
      reported: 1,
      acknowledged: 1,
      resolved: 1,
      verified: 1,
      reopened: 1,
      ended: 0,
      open: 0,
    });
    expect(issues.byKind.paymentDeclined.began).toBe(0);
  });

  it('joins the same whichever file is read first', () => {
    expect(issuesOf({ desk, worker: life }).issues).toEqual(
      issuesOf({ worker: [...life].reverse(), desk }).issues,
    );
  });

  it('censors an open issue at the end of the run and drops none', () => {
    const { issues } = issuesOf({ worker: [...life, began('i2', 5)], desk });
    const { all } = issues.stages.resolve;
    expect([all.n, all.events, all.censored]).toEqual([2, 1, 1]);
    expect(all.censorings).toEqual([15 * MIN]);
    expect(issues.total.open).toBe(1);
  });

  it('censors an issue that ended without the desk when it ended', () => {
    const ended = factAt(8, { fact: 'issue.ended', issue: 'i2', how: 'healed' });
    const { issues } = issuesOf({ worker: [began('i2', 5), ended] });
    expect(issues.stages.resolve.all.censorings).toEqual([3 * MIN]);
    expect(issues.total).toMatchObject({ ended: 1, open: 0 });
  });

  it('counts a resolution that held, though nobody used the device since', () => {
    const { issues } = issuesOf({ worker: life.slice(0, 4), desk });
    expect(survivalQuantile(issues.stages.resolve.all, 0.5)).toBe(14 * MIN);
    expect(issues.total).toMatchObject({ verified: 0, open: 1 });
  });

  it('does not count a resolution that was reopened', () => {
    const { issues } = issuesOf({ worker: life.slice(0, 4), desk: desk.slice(0, 2) });
    expect(issues.stages.resolve.all.events).toBe(0);
    expect(issues.stages.verify.all.n).toBe(0);
  });

  it('stops watching the stores of a lost worker when it was lost', () => {
    const lost = [{ stores: ['0009'], at_us: 15 * 3600e6 + 7 * MIN }];
    const facts = { worker: [began('i2', 5, '0009'), began('i3', 5)] };
    const { issues, generator } = issuesOf(facts, { how: 'completed', lost });
    expect(issues.stages.resolve.all.censorings).toEqual([2 * MIN, 15 * MIN]);
    expect(generator).toMatchObject({ trustworthy: false });
  });

  it('notes facts of issues whose beginning is missing', () => {
    const { findings } = issuesOf({ worker: life.slice(1) });
    expect(findings.map((finding) => finding.kind)).toEqual(['factsOrphaned']);
  });
});
