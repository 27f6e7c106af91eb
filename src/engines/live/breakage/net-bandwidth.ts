import { Transform } from 'node:stream';
import type { Break } from './ground.ts';
import { relayed } from './relay.ts';

/** `net/bandwidth`: every piece takes the time of its bytes, in either direction. */
export const netBandwidth: Break = ({ parameters }, ground) => {
  const { bytesPerSecond = 1 } = parameters;
  const narrow = (): Transform =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        ground.after((chunk.length / bytesPerSecond) * 1e6, () => done(null, chunk));
      },
    });
  return relayed(ground, () => ({ request: narrow(), answer: narrow() }));
};
