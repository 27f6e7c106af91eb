import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** `body/oversize`: blanks follow the body until it has so many bytes; the contents are right. */
export function bodyOversize({ parameters: { bytes = 1_000_000 } }: FaultPlan): ServiceFault {
  const strike: Strike = {
    kind: 'retell',
    retell(answer) {
      const missing = bytes - Buffer.byteLength(answer.body);
      if (answer.body === '' || missing <= 0) return undefined;
      return { ...answer, body: answer.body + ' '.repeat(missing) };
    },
  };
  return { strike: () => strike };
}
