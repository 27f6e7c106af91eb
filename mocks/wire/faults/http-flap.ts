import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { refusalOf } from '../problem.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

const DOWN: Strike = { kind: 'refuse', refusal: refusalOf(503, { 'retry-after': '1' }) };
const USUAL_US = 2e6;

/** `http/flap`: 503 for a while, ordinary answers for a while; down when it is first met. */
export function httpFlap({ parameters }: FaultPlan): ServiceFault {
  const { downWall_us = USUAL_US, upWall_us = USUAL_US } = parameters;
  let began_us: number | undefined;
  return {
    strike({ wall_us }) {
      began_us ??= wall_us;
      const phase_us = (wall_us - began_us) % (downWall_us + upWall_us);
      return phase_us < downWall_us ? DOWN : undefined;
    },
  };
}
