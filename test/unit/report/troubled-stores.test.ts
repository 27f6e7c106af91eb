import { expect, it } from 'vitest';
import { troubledStores } from '../../../src/report/troubled-stores.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun, factAt } from '../../fixtures/run-folder.ts';

/** One issue of a till, from a minute of the window to another; open at the end without one. */
function issue(store: string, till: number, from: number, to?: number) {
  const name = `store/${store}/issue/${till}`;
  const device = `store/${store}/till/${till}`;
  const kind = 'tillFrozen' as const;
  return [
    factAt(from, { fact: 'issue.began', issue: name, store, device, kind, fault: null }),
    ...(to === undefined
      ? []
      : [factAt(to, { fact: 'issue.ended', issue: name, how: 'clerk' as const })]),
  ];
}

it('counts time with several issues open once, and only that of the window', () => {
  const run = emptyRun({ faults: [] });
  run.facts['all'] = [
    ...issue('0007', 1, 2, 6),
    ...issue('0007', 2, 4, 8),
    ...issue('0007', 3, 10, 11),
    ...issue('0003', 1, 1, 2),
    ...issue('0005', 1, 15),
    factAt(25, { fact: 'store.opened', store: '0007', tills: 1 }),
  ].sort((a, b) => a.at_us - b.at_us);
  const stores = troubledStores(measured(run));
  expect(stores.map(({ store, issues, troubled_us }) => [store.id, issues, troubled_us])).toEqual([
    ['0007', 3, 7 * 60e6],
    ['0005', 1, 5 * 60e6],
    ['0003', 1, 60e6],
  ]);
});
