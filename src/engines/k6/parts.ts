import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Failure } from '../../model/failure.ts';
import { type Hello, readLine } from './lines.ts';

/** What a run's streams say they are parts of. */
export interface PartsReading {
  readonly hello: Hello;
  /** In which stream each shard spoke. */
  readonly streams: ReadonlyMap<number, string>;
}

/** Calls `take` with each line of a file, holding one at a time. */
export async function eachLine(path: string, take: (line: string) => void): Promise<void> {
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) take(line);
}

/**
 * Looks through streams for who speaks in them.
 * @throws Failure PD_PARTS_UNLIKE when they are not parts of one run, or nobody speaks
 */
export async function readParts(paths: readonly string[]): Promise<PartsReading> {
  const streams = new Map<number, string>();
  let first: { readonly hello: Hello; readonly path: string } | undefined;
  for (const path of paths) {
    await eachLine(path, (line) => {
      if (!line.startsWith('h')) return;
      const read = readLine(line);
      if (read === undefined) return;
      const hello = JSON.parse(read.json) as Hello;
      const twice = streams.get(read.shard);
      if (twice !== undefined) {
        throw unlike(`VU ${read.shard + 1} speaks in ${twice} and in ${path}`);
      }
      first ??= { hello, path };
      compare(first.hello, hello, first.path, path);
      streams.set(read.shard, path);
    });
  }
  if (first === undefined) throw unlike(`nobody of a rehearsal speaks in ${paths.join(', ')}`);
  return { hello: first.hello, streams };
}

/** Members in which all parts of a run agree, in words. */
const COMMON = [
  ['version', 'versions of peakday'],
  ['planHash', 'plans'],
  ['runId', 'runs'],
  ['shards', 'numbers of VUs'],
] as const;

function compare(one: Hello, other: Hello, path: string, otherPath: string): void {
  for (const [member, what] of COMMON) {
    if (one[member] === other[member]) continue;
    const values = `${one[member]} in ${path}, ${other[member]} in ${otherPath}`;
    throw unlike(`the streams are of two ${what}: ${values}`);
  }
}

/** @returns Failure PD_PARTS_UNLIKE */
export const unlike = (message: string): Failure =>
  new Failure('PD_PARTS_UNLIKE', message, {
    hint: 'give the streams of one run, each once: files of --console-output, or logs of its pods',
  });
