import type { Method, Route } from './route.ts';

/** A route with the members of the path that led to it. */
export interface Reached {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly route: Route;
  readonly shape: RegExp;
  readonly names: readonly string[];
}

const NONE: Readonly<Record<string, string>> = {};

/**
 * Finds the route of a request: paths without members first, by a look into a map; then the
 * others in the order given, by regular expression. A member takes anything but a slash.
 */
export class Router {
  readonly #fixed = new Map<string, Reached>();
  readonly #patterns = new Map<Method, Pattern[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const { method, path } = route;
      if (!path.includes('{')) {
        const key = `${method} ${path}`;
        if (!this.#fixed.has(key)) this.#fixed.set(key, { route, parameters: NONE });
      } else {
        const patterns = this.#patterns.get(method) ?? [];
        this.#patterns.set(method, [...patterns, compile(route)]);
      }
    }
  }

  /** HEAD is answered as GET; who writes the answer leaves the body out. */
  find(method: string, path: string): Reached | undefined {
    const asked = method === 'HEAD' ? 'GET' : method;
    const fixed = this.#fixed.get(`${asked} ${path}`);
    if (fixed !== undefined) return fixed;
    for (const { route, shape, names } of this.#patterns.get(asked as Method) ?? []) {
      const match = shape.exec(path);
      if (match === null) continue;
      const members = names.map((name, i) => [name, decoded(match[i + 1] ?? '')]);
      return { route, parameters: Object.fromEntries(members) };
    }
    return undefined;
  }
}

function compile(route: Route): Pattern {
  const names: string[] = [];
  const parts = route.path.split(/\{(\w+)\}/);
  const source = parts.map((part, i) => {
    if (i % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(part);
    return '([^/]+?)';
  });
  return { route, names, shape: new RegExp(`^${source.join('')}$`) };
}

/** A member as it was meant; one that is not proper percent-encoding stays as it was sent. */
function decoded(member: string): string {
  if (!member.includes('%')) return member;
  try {
    return decodeURIComponent(member);
  } catch {
    return member;
  }
}
