import type { Operation } from '../../../src/model/operations.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { Answer } from '../exchange.ts';
import type { ServiceFault } from './service-fault.ts';

const READS: ReadonlySet<Operation> = new Set([
  'promotions.lookup',
  'payments.status',
  'support.get',
  'sales.get',
]);
/** Things read that are kept; of the longest known it is forgotten what they were. */
const KEPT = 20_000;

/**
 * `http/stale-read`: reads come from a copy that is one read behind. The first of a thing does
 * not find it, every further one tells what the one before should have told.
 */
export function httpStaleRead(): ServiceFault {
  const copy = new BoundedMap<string, Answer>(KEPT);
  return {
    strike({ operation, target }) {
      if (!READS.has(operation)) return undefined;
      return {
        kind: 'retell',
        retell(answer, refuse) {
          const what = `${operation} ${target?.() ?? ''}`;
          const before = copy.get(what);
          copy.set(what, answer);
          if (before === undefined)
            return refuse({ name: 'not-found', detail: 'The copy does not have it yet.' });
          return before.body === answer.body ? undefined : before;
        },
      };
    },
  };
}
