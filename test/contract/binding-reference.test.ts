import { startMocks } from '../../mocks/serve.ts';
import type { Service } from '../../src/model/operations.ts';
import { reference } from '../../src/services/reference/binding.ts';
import { bindingContract, CONTRACT_COUPONS, CONTRACT_RULES } from './binding.ts';

const as = (service: Service): void =>
  bindingContract(`reference as ${service}`, [service], async () => {
    const mocks = await startMocks({
      seed: 1,
      promotions: CONTRACT_RULES,
      coupons: CONTRACT_COUPONS,
    });
    return { url: mocks.urls[service], binding: reference, close: () => mocks.close() };
  });

for (const service of ['promotions', 'payments', 'support'] as const) as(service);
