import type { FaultTrigger } from '../model/fault-plan.ts';
import { type Hash64, hash64 } from './hash.ts';
import { share } from './stream.ts';

/**
 * Whether a fault bites a device at its n-th request, print or payment (from 0).
 * hash(run key, fault and device, ordinal): order, concurrency and workers cannot change it.
 */
export function bites(
  trigger: FaultTrigger,
  key: Hash64,
  fault: string,
  device: string,
  ordinal: number,
): boolean {
  switch (trigger.kind) {
    case 'rate': {
      const at = trigger.per === 'till' || trigger.per === 'agent' ? 0 : ordinal;
      return share(key, hash64(`${fault}@${device}`), 'fault', at) < trigger.rate;
    }
    case 'first':
      return ordinal < trigger.count;
    case 'every':
      return (ordinal + 1) % trigger.count === 0;
  }
}
