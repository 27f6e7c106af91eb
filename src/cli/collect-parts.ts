import { readdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { PartFiles } from '../engines/k6/part-files.ts';
import { eachLine, readParts, unlike } from '../engines/k6/parts.ts';
import { openRunDesk } from '../engines/k6/run-desk.ts';
import { EXIT, Failure } from '../model/failure.ts';
import { makeFolders } from './make-folders.ts';
import type { Streams } from './streams.ts';
import { isLoopback } from './targets.ts';
import { untilStopped } from './until-stopped.ts';

/** What `peakday k6 collect` is asked for. */
export interface CollectRequest {
  /** Logs and streams to gather from; none: they are awaited on `port`. */
  readonly logs: readonly string[];
  readonly out: string;
  readonly port: number;
  readonly host: string;
  readonly expose: boolean;
  readonly json: boolean;
}

const SAY_MS = 5000;
const LOOK_MS = 200;

/**
 * Gathers what the instances of a run in k6 saw into one folder, a file a VU: from their logs, or
 * as they push it.
 * @throws Failure PD_PARTS_UNLIKE, PD_PORT_IN_USE, PD_USAGE, PD_DISK
 */
export async function collectParts(request: CollectRequest, streams: Streams): Promise<number> {
  const folder = resolve(streams.cwd, request.out);
  await makeFolders(folder);
  if ((await readdir(folder)).length > 0) {
    throw new Failure('PD_USAGE', `${folder} is not empty`, {
      hint: 'name a new folder with --out: parts are never added to others',
    });
  }
  const parts = new PartFiles(folder);
  try {
    if (request.logs.length > 0) await gather(request.logs, parts, streams);
    else await listen(request, parts, streams);
  } finally {
    parts.close();
  }
  const { heard, lines } = parts.counts;
  if (heard === 0) throw unlike('nobody brought a line');
  const shown = relative(streams.cwd, folder) || '.';
  if (request.json) {
    streams.stdout.write(`${JSON.stringify({ ...parts.counts, shards: parts.shards, folder })}\n`);
  } else {
    streams.stdout.write(
      `${heard} of ${parts.shards ?? '?'} VUs, ${lines} lines, ${parts.counts.ended} came to their end\n`,
    );
    streams.stdout.write(`next  peakday merge ${shown} --plan plan.json\n`);
  }
  return parts.isComplete ? EXIT.ok : EXIT.gateInconclusive;
}

async function gather(logs: readonly string[], parts: PartFiles, { cwd }: Streams): Promise<void> {
  const paths = logs.map((log) => resolve(cwd, log));
  await readParts(paths);
  for (const path of paths) await eachLine(path, (line) => parts.take(line));
}

/** Takes lines until every VU has come to its end, or until Ctrl-C. */
async function listen(
  { port, host, expose }: CollectRequest,
  parts: PartFiles,
  streams: Streams,
): Promise<void> {
  const token = streams.env['PEAKDAY_COLLECTOR_TOKEN'];
  if (!isLoopback(host) && (!expose || token === undefined || token === '')) {
    throw new Failure('PD_USAGE', `${host} is not this machine alone`, {
      hint: 'to take lines from others give --expose and set PEAKDAY_COLLECTOR_TOKEN, here and in k6',
    });
  }
  const desk = await openRunDesk({
    host,
    port,
    ...(token !== undefined && { token }),
    take: (line) => parts.take(line),
    taken: () => parts.flush(),
  });
  streams.stderr.write(`peakday  collecting at ${desk.url}: PEAKDAY_COLLECTOR=${desk.url}\n`);
  const say = setInterval(() => {
    const { heard, ended, lines } = parts.counts;
    streams.stderr.write(
      `peakday  ${heard} of ${parts.shards ?? '?'} VUs heard, ${ended} ended, ${lines} lines\n`,
    );
  }, SAY_MS);
  let look: NodeJS.Timeout | undefined;
  const complete = new Promise<void>((done) => {
    look = setInterval(() => {
      if (parts.isComplete) done();
    }, LOOK_MS);
  });
  try {
    await Promise.race([complete, untilStopped()]);
  } finally {
    clearInterval(say);
    clearInterval(look);
    await desk.close();
  }
}
