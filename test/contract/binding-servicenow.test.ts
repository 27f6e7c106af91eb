import { serviceNow } from '../../mocks/support/servicenow/api.ts';
import { servicenow } from '../../src/services/servicenow/binding.ts';
import { bindingContract } from './binding.ts';
import { supportDeskContract } from './desk-contract.ts';
import { deskSystem } from './desk-system.ts';

const start = () => deskSystem(serviceNow(), servicenow, {});

bindingContract('servicenow', ['support'], async () => {
  const system = await start();
  // The reset is an instant: two seconds from when it is asked for.
  return {
    ...system,
    get limited() {
      const reset = String(Math.ceil(Date.now() / 1e3) + 1);
      return { status: 429, headers: { 'x-ratelimit-reset': reset } };
    },
  };
});
supportDeskContract('servicenow', start);
