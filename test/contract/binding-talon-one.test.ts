import { talonOne as mock, TALON_ONE_KEY } from '../../mocks/promotions/talon-one/api.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import { talonOne } from '../../src/services/talon-one/binding.ts';
import { bindingContract, CONTRACT_COUPONS, CONTRACT_RULES } from './binding.ts';

bindingContract('talon-one', ['promotions'], async () => {
  const world = new World({ seed: 1, promotions: CONTRACT_RULES, coupons: CONTRACT_COUPONS });
  const value = `ApiKey-v1 ${TALON_ONE_KEY}`;
  const credentials = { kind: 'header', name: 'authorization', value } as const;
  return { ...(await serveApi(mock, world)), binding: talonOne, access: { credentials } };
});
