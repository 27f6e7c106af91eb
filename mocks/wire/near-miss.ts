import { distance } from '../../src/model/nearest.ts';
import type { Route } from './route.ts';

/** The route a request most likely meant, and what kept it from getting there. */
export interface NearMiss {
  /** `PATCH /api/now/table/incident/{sysId}`. */
  readonly route: string;
  readonly differs: string;
  /** Methods that the request's very path takes; none when the path is wrong. */
  readonly allow: readonly string[];
}

/** Beyond this many segments nothing is compared. */
const SEGMENTS = 24;
const MEMBER = /\{\w+\}/;

/**
 * Finds the closest route by the edits between paths (whole segments; a misspelt segment counts
 * by its share of wrong letters), then by method.
 * @returns undefined when no path shares at least half of its segments with the request
 */
export function nearMiss(
  routes: readonly Route[],
  method: string,
  path: string,
): NearMiss | undefined {
  const asked = segmentsOf(path);
  let best: Route | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const route of routes) {
    const offered = segmentsOf(route.path);
    const cost = edits(asked, offered) + (route.method === method ? 0 : 0.1);
    if (cost > Math.max(asked.length, offered.length) / 2 + 0.1 || cost >= fewest) continue;
    [best, fewest] = [route, cost];
  }
  if (best === undefined) return undefined;
  const differs = differences(asked, segmentsOf(best.path), path);
  const allow = differs.length > 0 ? [] : methodsOf(routes, best.path);
  if (best.method !== method)
    differs.push(`the method is ${best.method}, not ${method.slice(0, 16)}`);
  return { route: `${best.method} ${best.path}`, differs: differs.join('; '), allow };
}

/** The sentence of an answer: `Did you mean PATCH /x/{id}? The method is PATCH, not PUT.` */
export function explain(method: string, path: string, miss: NearMiss | undefined): string {
  const asked = `${method} ${path}`.slice(0, 200);
  if (miss === undefined) return `There is no ${asked}, nor anything like it.`;
  return `There is no ${asked}. Did you mean ${miss.route}? What differs: ${miss.differs}.`;
}

const segmentsOf = (path: string): readonly string[] =>
  path.slice(0, 1000).split('/').filter(Boolean).slice(0, SEGMENTS);

const methodsOf = (routes: readonly Route[], path: string): readonly string[] => [
  ...new Set(routes.filter((route) => route.path === path).map((route) => route.method)),
];

/** 0 for a segment that fits, up to 1 for one that has nothing of it. */
function apart(asked: string, offered: string): number {
  if (asked === offered) return 0;
  const member = MEMBER.exec(offered);
  if (member !== null) {
    const [before, after] = [
      offered.slice(0, member.index),
      offered.slice(member.index + member[0].length),
    ];
    return asked.startsWith(before) && asked.endsWith(after) ? 0.01 : 0.8;
  }
  const longest = Math.max(asked.length, offered.length);
  return distance(asked.slice(0, 64), offered.slice(0, 64), longest) / longest;
}

/** Levenshtein's distance over segments. */
function edits(asked: readonly string[], offered: readonly string[]): number {
  let above = offered.map((_, j) => j + 1);
  let corner = 0;
  asked.forEach((one, i) => {
    corner = i;
    let left = i + 1;
    above = offered.map((other, j) => {
      const up = above[j] ?? 0;
      const least = Math.min(up + 1, left + 1, corner + apart(one, other));
      corner = up;
      left = least;
      return least;
    });
  });
  return above.at(-1) ?? asked.length;
}

function differences(asked: readonly string[], offered: readonly string[], path: string): string[] {
  if (asked.length !== offered.length) {
    const more = asked.length > offered.length ? 'more' : 'fewer';
    return [`the path has ${more} segments (${asked.length}, not ${offered.length})`];
  }
  const wrong = asked.flatMap((one, i) => {
    const other = offered[i] ?? '';
    return apart(one, other) > 0.01 ? [`"${one.slice(0, 64)}" stands for "${other}"`] : [];
  });
  if (wrong.length === 0 && path.replace(/\/$/, '') !== `/${asked.join('/')}`)
    return ['the path has empty segments'];
  if (wrong.length === 0 && path.length > 1 && path.endsWith('/'))
    return ['the path ends with a slash'];
  return wrong;
}
