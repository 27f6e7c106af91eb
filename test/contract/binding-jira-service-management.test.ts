import { jiraApi } from '../../mocks/support/jira/api.ts';
import { jiraServiceManagement } from '../../src/services/jira-service-management/binding.ts';
import { bindingContract } from './binding.ts';
import { supportDeskContract } from './desk-contract.ts';
import { deskSystem } from './desk-system.ts';

const start = () =>
  deskSystem(jiraApi({ requests: 100_000, window_s: 60 }), jiraServiceManagement, {
    limited: { status: 429, headers: { 'retry-after': '1' } },
  });

bindingContract('jira-service-management', ['support'], start);
supportDeskContract('jira-service-management', start);
