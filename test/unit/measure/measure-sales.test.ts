import { describe, expect, it } from 'vitest';
import type { LostSaleCause, RecordedFact } from '../../../src/model/facts.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun, factAt, quietSecond } from '../../fixtures/run-folder.ts';

const lost = (minute: number, cause: LostSaleCause, issue: string | null): RecordedFact =>
  factAt(minute, { fact: 'sale.lost', store: '0001', till: null, cause, issue, valueMinor: 1_000 });

function run(): ReturnType<typeof emptyRun> {
  const folder = emptyRun();
  const issue = { issue: 'i', store: '0001', device: 'p', fault: null } as const;
  folder.facts['w'] = [
    factAt(1, { fact: 'issue.began', kind: 'paymentDeclined', ...issue }),
    lost(2, 'paymentDeclined', 'i'),
    factAt(3, { fact: 'issue.noticed', issue: 'i', by: 'clerk' }),
    factAt(4, { fact: 'issue.reported', issue: 'i', ticket: 'T', channel: 'portal' }),
    lost(5, 'queueTooLong', 'i'),
    lost(6, 'queueTooLong', null),
    factAt(7, {
      fact: 'sale.abnormal',
      store: '0001',
      till: '1',
      how: 'withoutReceipt',
      issue: 'i',
      valueMinor: 500,
    }),
  ];
  const second = quietSecond(40);
  const sales = {
    ...second.sales,
    arrived: 10,
    done: 5,
    doneMinor: 5_000,
    lost: 3,
    lostMinor: 3_000,
  };
  folder.series['w'] = [{ ...second, sales }];
  return folder;
}

describe('measureSales', () => {
  it('adds up sales by cause, by stage of the blamed issue, and abnormal ones', () => {
    const { sales, issues, findings } = measured(run());
    expect(sales).toEqual({
      arrived: 10,
      done: 5,
      doneMinor: 5_000,
      lost: 3,
      lostMinor: 3_000,
      openAtEnd: 2,
      byCause: {
        paymentDeclined: { count: 1, valueMinor: 1_000 },
        queueTooLong: { count: 2, valueMinor: 2_000 },
      },
      byStage: {
        notice: { count: 1, valueMinor: 1_000 },
        acknowledge: { count: 1, valueMinor: 1_000 },
      },
      abnormal: { withoutReceipt: { count: 1, valueMinor: 500 } },
      losses: expect.any(Array),
    });
    expect(sales.losses.map(({ at_us, valueMinor }) => [at_us > 0, valueMinor])).toEqual(
      Array.from({ length: 3 }, () => [true, 1_000]),
    );
    expect(issues.records[0]).toMatchObject({ salesLost: 2, lostMinor: 2_000 });
    expect(findings).toEqual([]);
  });

  it('notes lost sales that series and facts count differently', () => {
    const folder = run();
    folder.facts['w']!.pop();
    folder.facts['w']!.pop();
    const kinds = measured(folder).findings.map((finding) => finding.kind);
    expect(kinds).toEqual(['salesDiffer']);
  });
});
