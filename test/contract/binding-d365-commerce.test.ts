import { D365_CLIENT, d365Commerce as mock } from '../../mocks/promotions/d365/api.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import { d365Commerce } from '../../src/services/d365-commerce/binding.ts';
import { bindingContract, CONTRACT_COUPONS, CONTRACT_RULES } from './binding.ts';

bindingContract('d365-commerce', ['promotions'], async () => {
  const world = new World({ seed: 1, promotions: CONTRACT_RULES, coupons: CONTRACT_COUPONS });
  const { url, close } = await serveApi(mock, world);
  const tokenUrl = `${url}/oauth2/v2.0/token`;
  const more = { ...D365_CLIENT, scope: undefined, sendIn: 'body' } as const;
  return {
    url: `${url}/Commerce`,
    binding: d365Commerce,
    settings: { operatingUnit: '128' },
    access: { credentials: { kind: 'oauth2', tokenUrl, ...more } },
    close,
  };
});
