import { describe, expect, it } from 'vitest';
import { changed, type Roster, totalOf } from '../../../src/study/staff-roster.ts';
import { type RosterSearch, searchRoster } from '../../../src/study/staff-search.ts';

/** Teams for themselves: each needs so many, and what is missing costs its share. */
function needs(...wanted: readonly number[]): RosterSearch & { readonly scored: Set<string> } {
  const scored = new Set<string>();
  const score = (roster: Roster) => {
    scored.add(roster.join());
    const missing = wanted.reduce((sum, n, i) => sum + Math.max(0, n - roster[i]!), 0);
    return { met: missing === 0, share: 1 - missing / 100 };
  };
  const free = wanted.map(() => true);
  return { start: wanted.map(() => 1), free, maxAgents: 100, score, budget: 500, scored };
}

describe('the search for a roster', () => {
  it('finds what every team needs, from below and from above', () => {
    expect(searchRoster(needs(3, 1, 7))).toEqual([3, 1, 7]);
    expect(searchRoster({ ...needs(3, 1, 7), start: [9, 9, 9] })).toEqual([3, 1, 7]);
  });

  it('exchanges two agents for one who can do the work of both', () => {
    // An agent of the second team is worth two and a half: no single step leads from 7 to 5.
    const worth = ([a = 0, both = 0, b = 0]: Roster) => {
      const done = a + b + 2.5 * both;
      return { met: done >= 8, share: done / 100 };
    };
    const found = searchRoster({ ...needs(1, 1, 1), score: worth, start: [3, 1, 3] });
    expect(totalOf(found ?? [])).toBe(5);
  });

  it('leaves teams that are not on duty as they are', () => {
    const search = { ...needs(3, 0), start: [1, 12], free: [true, false] };
    expect(searchRoster(search)).toEqual([3, 12]);
  });

  it('says when the most agents allowed do not suffice', () => {
    expect(searchRoster({ ...needs(3, 1, 7), maxAgents: 10 })).toBeUndefined();
    expect(searchRoster({ ...needs(3, 1, 7), maxAgents: 11 })).toEqual([3, 1, 7]);
  });

  it('ends with its budget', () => {
    const search = needs(50, 50, 50);
    expect(searchRoster({ ...search, maxAgents: 1000, budget: 20 })).toBeUndefined();
    expect(search.scored.size).toBeLessThan(30);
  });

  it('changes rosters by team', () => {
    expect(changed([4, 5, 6], [0, -1], [2, 2])).toEqual([3, 5, 8]);
    expect(changed([4], [0, -1], [0, -1])).toEqual([2]);
  });
});
