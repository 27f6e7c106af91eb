import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as explain } from '../../../src/cli/commands/explain.ts';
import type { BasketFact } from '../../../src/model/basket-facts.ts';
import type { Fact, RecordedFact } from '../../../src/model/facts.ts';
import { emptyRun, factAt, writeRunFolder } from '../../fixtures/run-folder.ts';
import { captureStreams } from './captured-streams.ts';

const PRINTER = 'store/0001/till/2/printer';
const issue = `${PRINTER}#1`;
const work = { ticket: 'T1', agent: 'desk/es/agent/4', team: 'es' } as const;

/** A roll of paper ends: noticed, tried, reported, answered formally, reopened, mended. */
const LIFE: readonly (readonly [minute: number, fact: Fact])[] = [
  [0, { fact: 'store.opened', store: '0001', tills: 3 }],
  [
    1,
    {
      fact: 'issue.began',
      issue,
      kind: 'receiptNotPrinting',
      store: '0001',
      device: PRINTER,
      fault: 'paper-out',
    },
  ],
  [1, { fact: 'issue.noticed', issue, by: 'transaction' }],
  [2, { fact: 'issue.tried', issue, what: 'swapPaper', works: false }],
  [3, { fact: 'issue.reported', issue, ticket: 'T1', channel: 'phone' }],
  [4, { fact: 'ticket.acknowledged', ...work }],
  [5, { fact: 'ticket.formalReply', ...work }],
  [6, { fact: 'issue.answered', issue, ticket: 'T1' }],
  [7, { fact: 'issue.reopened', issue, ticket: 'T1' }],
  [8, { fact: 'ticket.resolved', ...work }],
  [9, { fact: 'issue.verified', issue }],
];
const lost = (minute: number, store: string): RecordedFact =>
  factAt(minute, {
    fact: 'sale.lost',
    store,
    till: null,
    cause: 'queueTooLong',
    issue: store === '0001' ? issue : null,
    valueMinor: 1250,
  });
const elsewhere = { ticket: 'T9', agent: 'desk/es/agent/5', team: 'es' } as const;
const basket = (fact: BasketFact): RecordedFact => factAt(2, fact);
const SOLD = 'S0001T02-000001';
const document = { basket: SOLD, document: 'D1' } as const;

let cwd = '';
const tell = async (args: object): Promise<{ code: number; text: string }> => {
  const streams = captureStreams({}, cwd);
  const code = await explain.run({ run: 'run', day: false, json: false, ...args }, streams, {});
  return { code, text: streams.stdout.text };
};

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'peakday-'));
  const run = emptyRun();
  run.facts['stores'] = [
    ...LIFE.map(([minute, fact]) => factAt(minute, fact)),
    lost(2, '0001'),
    lost(3, '0001'),
    lost(5, '0002'),
  ];
  // The desk and the audit write files of their own.
  run.facts['desk'] = [factAt(5, { fact: 'ticket.acknowledged', ...elsewhere })];
  run.facts['audit'] = [
    basket({
      fact: 'basket.opened',
      basket: SOLD,
      store: '0001',
      till: 'store/0001/till/2',
      tillSystem: 'headless',
      channel: 'store',
      kind: 'sale',
    }),
    basket({ fact: 'receipt.missing', basket: SOLD }),
    basket({ fact: 'document.queued', ...document, till: '2', sequence: 1, offline: false }),
    basket({ fact: 'basket.ended', basket: SOLD, how: 'sold' }),
    basket({ fact: 'document.recorded', ...document, copies: 1, inOrder: true }),
  ];
  await writeRunFolder(join(cwd, 'run'), run);
});
afterAll(() => rm(cwd, { recursive: true }));

describe('peakday explain', () => {
  it('tells what broke, who noticed, what the desk did and what was lost, in order of time', async () => {
    const { code, text } = await tell({ store: '0001' });
    expect(code).toBe(0);
    const said = text.split('\n\n')[1]?.split('\n');
    expect(said?.map((line) => line.replace(/^\S+\s+/, ''))).toEqual([
      'opens with 3 tills',
      'printer of till 2, no. 1: receipts do not come out, because of paper-out',
      'printer of till 2, no. 1: noticed at a sale',
      'printer of till 2, no. 1: the clerk swaps the paper, in vain',
      expect.stringMatching(
        /^2 sales until \S+: lost, the queue is too long, over printer of till 2, no. 1, 25.00 EUR$/,
      ),
      'printer of till 2, no. 1: reported by phone, ticket T1',
      'ticket T1: agent 4 of team es takes it',
      'ticket T1: agent 4 of team es answers without mending anything',
      'ticket T1: the store reads that it is done, and tries',
      'ticket T1: opened again, it does not work',
      'ticket T1: agent 4 of team es says it is done',
      'printer of till 2, no. 1: over, it works',
    ]);
  });

  it('ends with what the audit found in this store', async () => {
    const { text } = await tell({ store: '0001' });
    expect(text).toContain(`Audit\nSold without a receipt: ${SOLD}\n`);
    expect((await tell({ store: '0002' })).text).not.toContain('Audit');
  });

  it('takes the store that lost most when none is named, and says its json', async () => {
    const { text } = await tell({ json: true });
    const { store, lines } = JSON.parse(text);
    expect(store.id).toBe('0001');
    expect(lines.some(({ valueMinor }: { valueMinor: number }) => valueMinor === 2500)).toBe(true);
  });

  it('names the store that was meant', async () => {
    await expect(tell({ store: '00001' })).rejects.toMatchObject({
      code: 'PD_USAGE',
      hint: 'did you mean 0001?',
    });
  });
});
