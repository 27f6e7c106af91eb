import type { Incoming } from './exchange.ts';

/** Where a request goes: its lane, and its path without the lane's prefix. */
export interface Addressed {
  readonly lane: string;
  readonly path: string;
}

const PREFIX = /^\/lanes\/([^/]*)(\/.*)?$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whether a text can name a lane: letters, digits, dot, dash and underscore, 64 at most. */
export const isLaneName = (name: string): boolean => NAME.test(name);

/**
 * The lane of a request: by the prefix of its path, else by its `peakday-lane` header, else by
 * its connection (port or client certificate), else `main`.
 */
export function laneOf({
  path,
  header,
  lane,
}: Pick<Incoming, 'path' | 'header' | 'lane'>): Addressed {
  const prefix = path.startsWith('/lanes/') ? PREFIX.exec(path) : null;
  if (prefix !== null) return { lane: prefix[1] ?? '', path: prefix[2] ?? '/' };
  return { lane: header('peakday-lane') ?? lane ?? 'main', path };
}
