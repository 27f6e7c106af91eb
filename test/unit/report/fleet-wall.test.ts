import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleetWall } from '../../../src/report/html/fleet-wall.ts';
import {
  encodeRuns,
  letterAt,
  WALL_LETTERS,
  wallCells,
  wallMark,
  wallPaths,
} from '../../../src/report/html/fleet-wall-layout.ts';
import { fleetWallStates } from '../../../src/report/html/fleet-wall-states.ts';
import { ENGLISH } from '../../../src/report/texts/en.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun, factAt } from '../../fixtures/run-folder.ts';

const issue = 'store/0007/issue/1';
const began = {
  fact: 'issue.began',
  issue,
  store: '0007',
  device: 'store/0007/till/2',
  fault: null,
} as const;

/** One issue: from 2, reported at 4, taken at 6, resolved at 8, verified at 10 minutes. */
function oneIssue(kind: 'tillFrozen' | 'storeOffline') {
  const run = emptyRun({ faults: [] });
  const ticket = 'INC1';
  run.facts['all'] = [
    factAt(2, { ...began, kind }),
    factAt(3, { fact: 'issue.noticed', issue, by: 'clerk' }),
    factAt(4, { fact: 'issue.reported', issue, ticket, channel: 'portal' }),
    factAt(6, { fact: 'ticket.acknowledged', ticket, agent: 'a', team: 'day' }),
    factAt(8, { fact: 'ticket.resolved', ticket, agent: 'a', team: 'day' }),
    factAt(10, { fact: 'issue.verified', issue }),
    factAt(20, { fact: 'store.opened', store: '0007', tills: 1 }),
  ];
  return measured(run);
}

describe('the fleet wall', () => {
  it('shows a store’s issue stage by stage', () => {
    const { points, stores } = fleetWallStates(oneIssue('tillFrozen'));
    const [, runs] = points.stores.find(([id]) => id === '0007')!;
    const at = (minute: number) => letterAt(runs, (minute * 60) / points.step_s);
    expect([1, 2.5, 4.5, 6.5, 8.5, 11].map(at)).toEqual(['.', 'U', 'W', 'A', 'V', '.']);
    expect(stores).toMatchObject([{ issues: 1, troubled_us: 8 * 60e6 }]);
    expect(stores[0]?.store.id).toBe('0007');
  });

  it('shows a lost line above all else', () => {
    const { points } = fleetWallStates(oneIssue('storeOffline'));
    const [, runs] = points.stores.find(([id]) => id === '0007')!;
    expect(new Set([...runs.matchAll(/[A-Z.-]/g)].map(String))).toEqual(new Set(['.', 'O']));
  });

  it('reads without a script: every store drawn once, the worst ones in a table', () => {
    const text = String(fleetWall(oneIssue('tillFrozen'), ENGLISH));
    expect(text).toContain('<code>0007</code> Store 7</span>');
    const wide = /<svg class="wide wall".*?<\/svg>/s.exec(text)![0];
    expect(wide.match(/M[\d.]+ /g)).toHaveLength(60);
    expect(text).toContain('class="player" hidden');
  });

  it('says so when no store was in trouble', () => {
    expect(String(fleetWall(measured(emptyRun()), ENGLISH))).toContain('No store was in trouble');
  });

  it('keeps states run by run, and reads each of them again', () => {
    assert(
      property(array(constantFrom(...WALL_LETTERS), { minLength: 1 }), (letters) => {
        const runs = encodeRuns(letters);
        expect(letters.map((_, frame) => letterAt(runs, frame))).toEqual(letters);
      }),
    );
  });

  it('places no two stores in one cell, and every region on rows of its own', () => {
    const regions = [
      ['north', 9],
      ['south', 3],
    ] as const;
    const { cells, names, height } = wallCells(regions, { width: 60, left: 20, cell: 10 });
    expect(new Set(cells.map(String)).size).toBe(12);
    expect(names).toEqual([0, 30]);
    expect(height).toBe(40);
    expect(cells[9]).toEqual([20, 30]);
  });

  it('marks every state by a shape of its own', () => {
    expect(new Set(WALL_LETTERS.map((letter) => wallMark(letter, 0, 0, 14))).size).toBe(7);
    expect(
      wallPaths(
        ['W', 'W'],
        [
          [0, 0],
          [14, 0],
        ],
        14,
      ).W.match(/M/g),
    ).toHaveLength(2);
  });
});
