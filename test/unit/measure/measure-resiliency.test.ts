import { describe, expect, it } from 'vitest';
import { backlogAround } from '../../../src/measure/backlog-around.ts';
import { faultTargets } from '../../../src/measure/measure-resiliency.ts';
import { SeriesLedger } from '../../../src/measure/series-ledger.ts';
import { compareAnswers } from '../../../src/measure/service-answers.ts';
import { minutes, seconds } from '../../../src/model/units.ts';
import { at, issueRecord } from '../../fixtures/issue-record.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, operationSecond, quietSecond } from '../../fixtures/run-folder.ts';

const fixture = believableRun().plan;
const window_us = fixture.live.from_us;

/** Ten requests a second, of the latency and with as many timeouts as asked. */
function series(latency: (second: number) => number, timeouts: (second: number) => number) {
  const ledger = new SeriesLedger();
  const worker = ledger.worker('worker-0');
  for (let second = 0; second < 60; second++) {
    const failed = timeouts(second);
    const answered = Array.from({ length: 10 - failed }, () => latency(second));
    const op = operationSecond('payments.authorise', answered, {
      issued: 10,
      failed: { refused: 0, reset: 0, timeout: failed },
    });
    ledger.add({ ...quietSecond(second), operations: [op] }, worker);
  }
  return ledger.seconds();
}

const fault = { from_us: window_us + seconds(200), to_us: window_us + seconds(400) };
const during = (second: number, until = 40): boolean => second >= 20 && second < until;

describe('compareAnswers', () => {
  it('sees that nothing changed', () => {
    const answers = compareAnswers(
      series(
        () => 20_000,
        () => 0,
      ),
      'payments',
      fault,
      fixture.live,
    );
    expect(answers).toMatchObject({ outcome: 'unharmed', recovery_us: null });
    expect(answers.before).toMatchObject({ ended: 200, errorShare: 0 });
    expect(answers.during.ended).toBe(200);
    expect(answers.after.ended).toBe(200);
  });

  it('sees it slow, and back at once', () => {
    const slow = series(
      (second) => (during(second) ? 90_000 : 20_000),
      () => 0,
    );
    const answers = compareAnswers(slow, 'payments', fault, fixture.live);
    expect(answers).toMatchObject({ outcome: 'recovered', recovery_us: 0 });
    expect(answers.during.p95).toBeGreaterThan(89_000);
  });

  it('times how long after the heal it stayed worse, in business time', () => {
    const slow = series(
      (second) => (during(second, 46) ? 90_000 : 20_000),
      () => 0,
    );
    expect(compareAnswers(slow, 'payments', fault, fixture.live)).toMatchObject({
      outcome: 'recovered',
      recovery_us: seconds(60),
    });
  });

  it('sees errors as well, and that they never went', () => {
    const failing = series(
      () => 20_000,
      (second) => (second >= 20 ? 3 : 0),
    );
    const answers = compareAnswers(failing, 'payments', fault, fixture.live);
    expect(answers).toMatchObject({ outcome: 'notRecovered', recovery_us: null });
    expect(answers.during.errorShare).toBeCloseTo(0.3, 9);
  });

  it('says nothing of a service that was hardly asked', () => {
    const { outcome } = compareAnswers(
      series(
        () => 1,
        () => 0,
      ),
      'support',
      fault,
      fixture.live,
    );
    expect(outcome).toBe('unknown');
  });
});

describe('backlogAround', () => {
  const healed = (from: number, to: number) =>
    issueRecord({ began_us: at(from), ended_us: at(to), endedHow: 'healed', until_us: at(to) });
  const span = { from_us: at(10), to_us: at(20) };

  it('recovers when no more is open than when it began', () => {
    const records = [healed(0, 50), healed(11, 19), healed(12, 24), healed(13, 27)];
    expect(backlogAround(records, 'stores', span, at(60))).toEqual({
      before: 1,
      most: 4,
      atHeal: 3,
      outcome: 'recovered',
      recovery_us: minutes(7),
    });
  });

  it('has not recovered while something stays open, and was unharmed where nothing came', () => {
    expect(
      backlogAround([issueRecord({ began_us: at(12) })], 'stores', span, at(60)),
    ).toMatchObject({ outcome: 'notRecovered', recovery_us: null, most: 1, atHeal: 1 });
    expect(backlogAround([healed(30, 40)], 'stores', span, at(60))).toMatchObject({
      outcome: 'unharmed',
      most: 0,
    });
  });

  it('counts of the desk only tickets that no agent has taken', () => {
    const ticket = (reported: number, taken: number | null) =>
      issueRecord({
        began_us: at(0),
        reported_us: at(reported),
        acknowledged_us: taken === null ? null : at(taken),
      });
    const records = [ticket(5, 6), ticket(12, 25), ticket(13, 22), ticket(14, 14)];
    expect(backlogAround(records, 'desk', span, at(60))).toMatchObject({
      before: 0,
      atHeal: 2,
      outcome: 'recovered',
      recovery_us: minutes(5),
    });
  });

  it('takes a resolution that nobody tried since for an end', () => {
    const resolved = issueRecord({
      began_us: at(11),
      reported_us: at(12),
      acknowledged_us: at(13),
      resolved_us: [at(25)],
    });
    expect(backlogAround([resolved], 'stores', span, at(60))).toMatchObject({
      outcome: 'recovered',
      recovery_us: minutes(5),
    });
  });
});

describe('measureResiliency', () => {
  it('finds what a fault is aimed at', () => {
    const targets = Object.fromEntries(
      fixture.faults.map((one) => [one.id, faultTargets(one).join(' ')]),
    );
    expect(targets).toEqual({
      'paper-out': 'stores',
      'slow-promotions': 'promotions',
      'issuer-down': 'stores',
      'late-offer': 'promotions',
      'night-shift-away': 'desk',
    });
    const [slow] = fixture.faults.filter(({ kind }) => kind === 'http/slow');
    expect(faultTargets({ ...slow!, scope: {} })).toEqual([
      'promotions',
      'payments',
      'support',
      'sales',
    ]);
  });

  it('has a row for every fault of a run, and says which never bit', () => {
    const { rows } = measured(believableRun()).resiliency;
    expect(rows.map(({ fault: id, outcome }) => [id, outcome])).toEqual([
      ['paper-out', 'notRecovered'],
      ['slow-promotions', 'recovered'],
      ['issuer-down', expect.stringMatching(/ecovered/)],
      ['late-offer', 'unknown'],
      ['night-shift-away', 'notExercised'],
    ]);
    const paper = rows.find((row) => row.fault === 'paper-out');
    expect(paper?.detectedBy).toBe('transaction');
    expect(paper?.issues).toBeGreaterThan(10);
    expect(paper?.backlog?.most).toBeGreaterThan(5);
  });
});
