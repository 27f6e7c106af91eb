import { expect, it } from 'vitest';
import { FAULTS } from '../../src/faults/catalogue.ts';
import { FAULT_KINDS } from '../../src/model/fault-plan.ts';
import type { FaultSpec } from '../../src/scenario/author-faults.ts';
import { inLive, inVirtual, type RunScript } from './fault-engines.ts';
import { CASES } from './network-faults/cases.ts';
import { brokenBy, networkFaultsContract } from './network-faults/contract.ts';
import { type Play, payAgain, payOnce } from './network-faults/pay-once.ts';

const engines: readonly (readonly [name: string, run: RunScript])[] = [
  ['live', inLive],
  ['virtual', inVirtual],
];
for (const [name, run] of engines) {
  const play = async (fault: FaultSpec): Promise<Play> => {
    const plan = await brokenBy(fault);
    return (script) => run(plan, script);
  };
  networkFaultsContract(name, {
    pay: async (fault) => payOnce(await play(fault)),
    payAgain: async (fault) => payAgain(await play(fault)),
  });
}

it('covers every fault that a client applies', () => {
  const applied = FAULT_KINDS.filter((kind) => FAULTS[kind].wire !== undefined);
  expect(new Set(CASES.map(([{ kind }]) => kind))).toEqual(new Set(applied));
});
