import { zendeskApi } from '../../mocks/support/zendesk/api.ts';
import { zendesk } from '../../src/services/zendesk/binding.ts';
import { bindingContract } from './binding.ts';
import { supportDeskContract } from './desk-contract.ts';
import { deskSystem } from './desk-system.ts';

const start = () =>
  deskSystem(zendeskApi({ requests: 100_000, window_s: 60 }), zendesk, {
    limited: { status: 429, headers: { 'ratelimit-reset': '1' } },
  });

bindingContract('zendesk', ['support'], start);
supportDeskContract('zendesk', start);
