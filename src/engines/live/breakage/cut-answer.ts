import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import type { buildConnector } from 'undici';
import type { FaultPlan } from '../../../model/fault-plan.ts';
import { type Ground, played } from './ground.ts';
import { middleOf } from './middle-of.ts';
import { relayed } from './relay.ts';

/** By then what was passed on has been read: an RST overtakes what has not. */
const HEARD_US = 5_000;

/**
 * A connector whose connections end by `end` when the fault says: as soon as they are accepted,
 * at the first byte of the answer, when the service has done its work, or in the middle of it.
 */
export function cutAnswer(
  { parameters }: FaultPlan,
  ground: Ground,
  end: (far: Socket) => void,
): buildConnector.connector {
  const { at = 'request' } = parameters;
  if (at === 'accept') return played(ground, end);
  return relayed(ground, (far) => {
    let isCut = false;
    return {
      answer: new Transform({
        transform(chunk: Buffer, _encoding, done) {
          if (!isCut && at === 'body') this.push(chunk.subarray(0, middleOf(chunk)));
          if (!isCut) ground.after(at === 'body' ? HEARD_US : 0, () => end(far));
          isCut = true;
          done();
        },
      }),
      // The service's own end, which may come before the cut does, is not to overtake it.
      ended: () => {
        if (!isCut) far.end();
      },
    };
  });
}
