import { Transform } from 'node:stream';
import type { Break } from './ground.ts';
import { relayed } from './relay.ts';

/** `net/slice`: answers in pieces, with a pause after each. */
export const netSlice: Break = ({ parameters }, ground) => {
  const { bytes = 1, pauseWall_us = 0 } = parameters;
  return relayed(ground, () => ({
    answer: new Transform({
      transform(chunk: Buffer, _encoding, done) {
        const pass = (from: number): void => {
          if (from >= chunk.length) {
            done();
            return;
          }
          this.push(chunk.subarray(from, from + bytes));
          ground.after(pauseWall_us, () => pass(from + bytes));
        };
        pass(0);
      },
    }),
  }));
};
