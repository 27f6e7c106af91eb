import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, type Service, serviceOf } from '../../src/model/operations.ts';
import { badDays } from './binding/bad-days.ts';
import { paymentContract } from './binding/payments.ts';
import { promotionContract } from './binding/promotions.ts';
import { basket, fresh, payment, problem } from './binding/requests.ts';
import { clientOf, type Rig, type SomeCall, type System } from './binding/rig.ts';
import { supportContract } from './binding/support.ts';
import { misbehavingProxy } from './misbehaving-proxy.ts';

export { CONTRACT_COUPONS, CONTRACT_RULES } from './binding/requests.ts';

/**
 * The operations every binding must carry, tried against its own system through the live
 * engine's client: what a store and an agent see must not depend on the system.
 * @param services what the binding is tried as; the tests of other services are left out
 * @example bindingContract('zendesk', ['support'], async () => ({ url, binding: zendesk, close }));
 */
export function bindingContract(
  name: string,
  services: readonly Service[],
  start: () => Promise<System>,
): void {
  describe(`binding contract: ${name}`, () => {
    let rig: Rig;
    beforeAll(async () => {
      const system = await start();
      const proxy = await misbehavingProxy(system.url);
      rig = { system, proxy, client: clientOf(system, proxy) };
    });
    afterAll(async () => {
      await rig.client.close();
      await rig.proxy.close();
      await rig.system.close();
    });
    const at = (): Rig => rig;
    if (services.includes('promotions')) promotionContract(at);
    if (services.includes('payments')) paymentContract(at);
    if (services.includes('support')) supportContract(at);
    badDays(at, callOf(services));
    describeShape(at);
  });
}

function callOf(services: readonly Service[]): SomeCall {
  if (services.includes('promotions')) {
    const ask: SomeCall['ask'] = (client) => client.ask('promotions.evaluate', basket());
    return { operation: 'promotions.evaluate', ask };
  }
  if (services.includes('support')) {
    const ask: SomeCall['ask'] = (client) => client.ask('support.open', problem());
    return { operation: 'support.open', ask };
  }
  const ask: SomeCall['ask'] = (client) => client.ask('payments.authorise', payment(fresh('P')));
  return { operation: 'payments.authorise', ask };
}

function describeShape(at: () => Rig): void {
  it('says of every operation of its services whether the system has it', async () => {
    const { binding } = at().system;
    const silent = OPERATIONS.filter(
      (operation) =>
        binding.services.includes(serviceOf(operation)) &&
        binding.operations[operation] === undefined &&
        binding.absent?.[operation] === undefined,
    );
    expect(silent).toEqual([]);
  });
}
