import { voucherify as mock, VOUCHERIFY_KEYS } from '../../mocks/promotions/voucherify/api.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import { voucherify } from '../../src/services/voucherify/binding.ts';
import { bindingContract, CONTRACT_COUPONS, CONTRACT_RULES } from './binding.ts';

bindingContract('voucherify', ['promotions'], async () => {
  const world = new World({ seed: 1, promotions: CONTRACT_RULES, coupons: CONTRACT_COUPONS });
  const { applicationId, secretKey: value } = VOUCHERIFY_KEYS;
  return {
    ...(await serveApi(mock, world)),
    binding: voucherify,
    settings: { applicationId },
    access: { credentials: { kind: 'header', name: 'x-app-token', value } },
  };
});
