import type { Answer } from '../exchange.ts';
import type { ServiceFault } from './service-fault.ts';

/** `body/replay`: the answer to the request of the same operation that it struck before. */
export function bodyReplay(): ServiceFault {
  const last = new Map<string, Answer>();
  return {
    strike: ({ operation }) => ({
      kind: 'retell',
      retell(answer) {
        const before = last.get(operation);
        last.set(operation, answer);
        return before?.body === answer.body ? undefined : before;
      },
    }),
  };
}
