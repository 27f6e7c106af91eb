import { Transform } from 'node:stream';
import type { Break } from './ground.ts';
import { relayed } from './relay.ts';

/** `net/limit-bytes`: so many bytes of the answer, then FIN. */
export const netLimitBytes: Break = ({ parameters }, ground) =>
  relayed(ground, (far) => {
    let left = parameters.bytes ?? 0;
    return {
      answer: new Transform({
        transform(chunk: Buffer, _encoding, done) {
          this.push(chunk.subarray(0, left));
          if (chunk.length > left) setImmediate(() => far.destroy());
          left = Math.max(0, left - chunk.length);
          done();
        },
      }),
    };
  });
