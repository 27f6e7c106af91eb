import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { drifted } from './drifted.ts';
import type { ServiceFault } from './service-fault.ts';

/** `body/schema-drift`: the body is not what was agreed. */
export function bodySchemaDrift({ parameters: { change = 'added' } }: FaultPlan): ServiceFault {
  return {
    strike: ({ ordinal }) => ({
      kind: 'retell',
      retell(answer) {
        const changed = drifted(parsed(answer.body), change, ordinal);
        return changed === undefined ? undefined : { ...answer, body: JSON.stringify(changed) };
      },
    }),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
