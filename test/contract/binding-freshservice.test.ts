import { freshserviceApi } from '../../mocks/support/freshservice/api.ts';
import { freshservice } from '../../src/services/freshservice/binding.ts';
import { bindingContract } from './binding.ts';
import { supportDeskContract } from './desk-contract.ts';
import { deskSystem } from './desk-system.ts';

const start = () =>
  deskSystem(freshserviceApi({ requests: 100_000, window_s: 60 }), freshservice, {
    limited: { status: 429, headers: { 'retry-after': '1' } },
  });

bindingContract('freshservice', ['support'], start);
supportDeskContract('freshservice', start);
