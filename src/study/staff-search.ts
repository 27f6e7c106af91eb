import { changed, type Roster, totalOf } from './staff-roster.ts';

/** How good a roster is: whether it will do, and by how much otherwise. */
export interface Score {
  readonly met: boolean;
  /** Share served within the target's time: what tells two rosters apart. */
  readonly share: number;
}

/** A search for the smallest roster. */
export interface RosterSearch {
  readonly start: Roster;
  /** Teams that may be changed; each keeps at least one agent. */
  readonly free: readonly boolean[];
  readonly maxAgents: number;
  readonly score: (roster: Roster) => Score;
  /** Rosters that may be scored. */
  readonly budget: number;
}

/**
 * The smallest roster found that will do: agents are added where one helps most until it does,
 * taken away where one is missed least while it does, and then two are exchanged for one
 * elsewhere, which teams with common skills can allow. Greedy with exchanges, not exhaustive.
 * @returns undefined when `maxAgents` do not suffice or the budget ends first
 */
export function searchRoster(search: RosterSearch): Roster | undefined {
  let left = search.budget;
  const score = (roster: Roster): Score => {
    left--;
    return search.score(roster);
  };
  const teams = search.free.flatMap((isFree, i) => (isFree ? [i] : []));
  const met = climb(search, teams, score, () => left > 0);
  if (met === undefined) return undefined;
  let best = descend(met, teams, score);
  while (left > 0) {
    const better = exchange(best, teams, score);
    if (better === undefined) break;
    best = descend(better, teams, score);
  }
  return totalOf(best) > search.maxAgents ? undefined : best;
}

type Scorer = (roster: Roster) => Score;

function climb(
  { start, maxAgents }: RosterSearch,
  teams: readonly number[],
  score: Scorer,
  mayGoOn: () => boolean,
): Roster | undefined {
  let roster = start;
  const added = start.map(() => 0);
  for (let now = score(roster); !now.met; ) {
    if (totalOf(roster) >= maxAgents || !mayGoOn()) return undefined;
    const tries = teams.map((team) => {
      const more = changed(roster, [team, 1]);
      return { team, more, score: score(more) };
    });
    // Where nobody helps alone, take turns.
    tries.sort(
      (a, b) => b.score.share - a.score.share || (added[a.team] ?? 0) - (added[b.team] ?? 0),
    );
    const [best] = tries;
    if (best === undefined) return undefined;
    added[best.team] = (added[best.team] ?? 0) + 1;
    roster = best.more;
    now = best.score;
  }
  return roster;
}

function descend(from: Roster, teams: readonly number[], score: Scorer): Roster {
  let roster = from;
  for (;;) {
    const fewer = teams
      .filter((team) => (roster[team] ?? 0) > 1)
      .map((team) => changed(roster, [team, -1]))
      .map((candidate) => ({ candidate, score: score(candidate) }))
      .filter((one) => one.score.met)
      .sort((a, b) => b.score.share - a.score.share);
    const [best] = fewer;
    if (best === undefined) return roster;
    roster = best.candidate;
  }
}

/** One more somewhere, two fewer elsewhere. */
function exchange(roster: Roster, teams: readonly number[], score: Scorer): Roster | undefined {
  for (const more of teams) {
    const others = teams.filter((team) => team !== more);
    for (const [i, a] of others.entries()) {
      for (const b of others.slice(i)) {
        const candidate = changed(roster, [more, 1], [a, -1], [b, -1]);
        if (candidate.every((agents, at) => agents >= 1 || !teams.includes(at))) {
          if (score(candidate).met) return candidate;
        }
      }
    }
  }
  return undefined;
}
