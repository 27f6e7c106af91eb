import type { Service } from '../../../../src/model/operations.ts';
import type { Plan } from '../../../../src/model/plan.ts';
import { payOnce, type Seen } from '../../network-faults/pay-once.ts';
import { playOnWall } from '../../play-on-wall.ts';
import { k6Parts } from './k6-parts.ts';
import { within } from './within.ts';

/** One payment under one fault: the plan, and where its own services are. */
export interface FaultCase {
  readonly name: string;
  readonly plan: Plan;
  readonly urls: Readonly<Record<Service, string>>;
}

declare const open: (file: string) => string;

const cases = JSON.parse(open('./cases.json')) as readonly FaultCase[];

/** Pays once a case, and prints what was seen. */
export default async function (): Promise<void> {
  for (const { name, plan, urls } of cases) {
    let seen: Seen | undefined;
    const error = await within(async () => {
      seen = await payOnce((script) =>
        playOnWall(k6Parts, plan, (service) => urls[service], script),
      );
    });
    console.log(JSON.stringify({ name, seen, ...error }));
  }
}
