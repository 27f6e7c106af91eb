import { commercetools as mock } from '../../mocks/promotions/commercetools/api.ts';
import { COMMERCETOOLS_CLIENT } from '../../mocks/promotions/commercetools/tokens.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import { commercetools } from '../../src/services/commercetools/binding.ts';
import { bindingContract, CONTRACT_COUPONS, CONTRACT_RULES } from './binding.ts';

bindingContract('commercetools', ['promotions'], async () => {
  const world = new World({ seed: 1, promotions: CONTRACT_RULES, coupons: CONTRACT_COUPONS });
  const { url, close } = await serveApi(mock, world);
  const tokenUrl = `${url}/oauth/token`;
  const more = { ...COMMERCETOOLS_CLIENT, scope: undefined, sendIn: 'header' } as const;
  return {
    url: `${url}/my-project`,
    binding: commercetools,
    access: { credentials: { kind: 'oauth2', tokenUrl, ...more } },
    close,
  };
});
