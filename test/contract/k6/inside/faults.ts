import type { Service } from '../../../../src/model/operations.ts';
import type { Plan } from '../../../../src/model/plan.ts';
import {
  type Healed,
  type Play,
  payAgain,
  payOnce,
  type Seen,
} from '../../network-faults/pay-once.ts';
import { playOnWall } from '../../play-on-wall.ts';
import { k6Parts } from './k6-parts.ts';
import { within } from './within.ts';

/** Payments under one fault: the plan, and where its own services are. */
export interface FaultCase {
  readonly name: string;
  readonly plan: Plan;
  /** Whether more is paid when the fault has healed. */
  readonly isHealing: boolean;
  readonly urls: Readonly<Record<Service, string>>;
}

declare const open: (file: string) => string;

const cases = JSON.parse(open('./cases.json')) as readonly FaultCase[];

/** Pays as each case says, and prints what was seen. */
export default async function (): Promise<void> {
  for (const { name, plan, urls, isHealing } of cases) {
    const play: Play = (script) => playOnWall(k6Parts, plan, (service) => urls[service], script);
    let seen: Seen | Healed | undefined;
    const error = await within(async () => {
      seen = isHealing ? await payAgain(play) : await payOnce(play);
    });
    console.log(JSON.stringify({ name, seen, ...error }));
  }
}
