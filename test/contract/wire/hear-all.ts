import type { AttemptResult } from '../../../src/engines/record/attempt.ts';
import { WallLoop } from '../../../src/engines/wall/wall-loop.ts';
import { Kernel } from '../../../src/kernel/kernel.ts';
import type { Ports } from '../../../src/kernel/ports.ts';
import { type Micros, milliseconds } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';
import type { WallParts } from '../wall-rig.ts';
import { type Heard, PATIENCE_MS, WIRE_CASES, type WireCase } from './cases.ts';

const WARM_UP = 0;

type Ask = (place: number) => Promise<AttemptResult>;

/** Makes every attempt of the table, each on a connection that was used before. */
export const hearAll = (parts: WallParts, url: string): Promise<readonly Heard[]> =>
  asking(parts, url, async (ask) => {
    const heard: Heard[] = [];
    for (const place of WIRE_CASES.keys()) {
      await ask(WARM_UP);
      heard.push(summary(await ask(place)));
    }
    return heard;
  });

/** Makes the first attempt of the table, which asks for a whole answer. */
export const hearFirst = (parts: WallParts, url: string): Promise<Heard> =>
  asking(parts, url, async (ask) => summary(await ask(WARM_UP)));

async function asking<T>(
  parts: WallParts,
  url: string,
  questions: (ask: Ask) => Promise<T>,
): Promise<T> {
  const clock = parts.clock(0, 1);
  const ports = {} as Ports;
  const kernel = new Kernel({ key: runKey(1, 0), start_us: 0 as Micros, ports });
  const quiet = (): void => undefined;
  const loop = new WallLoop({
    kernel,
    clock,
    timer: parts.timer(),
    afterTurn: quiet,
    onLag: quiet,
  });
  const origin = parts.origin(url, loop, clock);
  const ask: Ask = (place) =>
    new Promise((resolve) => {
      const { method = 'GET', headers = [], body } = WIRE_CASES[place] as WireCase;
      const timeoutWall_us = milliseconds(PATIENCE_MS);
      const path = `/${place}`;
      origin.send(
        { operation: 'support.get', method, path, headers, body, timeoutWall_us },
        resolve,
      );
    });
  const running = loop.run();
  try {
    return await questions(ask);
  } finally {
    loop.stop();
    await running;
    await origin.close();
  }
}

function summary(result: AttemptResult): Heard {
  if (result.end !== 'answered') {
    const tookItsTime = result.service_us >= milliseconds(PATIENCE_MS);
    return { end: result.end, ...(tookItsTime && { tookItsTime }) };
  }
  const { end, status, body, retryAfter_s, headers } = result;
  const type = headers?.['content-type'];
  return {
    end,
    status,
    body,
    ...(retryAfter_s !== undefined && { retryAfter_s }),
    ...(typeof type === 'string' && { contentType: type }),
  };
}
