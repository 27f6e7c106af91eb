import { ServiceDeskClient, Version2Client } from 'jira.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jiraApi } from '../../mocks/support/jira/api.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

let served: Listening;
const world = new World({ seed: 1, promotions: [], coupons: [] });
beforeAll(async () => {
  served = await serveApi(jiraApi(), world);
});
afterAll(() => served.close());

const config = (apiToken = 'peakday') => ({
  host: served.url,
  authentication: { basic: { email: 'agent@example.com', apiToken } },
});

describe('jira.js', () => {
  it('raises a request, answers it, resolves it, and sees its goals', async () => {
    const desk = new ServiceDeskClient(config());
    const raised = await desk.request.createCustomerRequest({
      serviceDeskId: '1',
      requestTypeId: '10',
      requestFieldValues: { summary: 'No receipt', description: 'The printer is silent.' },
    } as never);
    expect(raised).toMatchObject({ issueKey: 'SUP-1', currentStatus: { statusCategory: 'NEW' } });
    const issueIdOrKey = 'SUP-1';
    const body = 'Turn the paper.';
    await desk.request.createRequestComment({ issueIdOrKey, body, public: true } as never);
    const ways = await desk.request.getCustomerTransitions({ issueIdOrKey } as never);
    const way = ways.values?.find(({ name }) => name === 'Resolved');
    await desk.request.performCustomerTransition({ issueIdOrKey, id: way?.id ?? '' } as never);
    const seen = await desk.request.getCustomerRequestByIdOrKey({ issueIdOrKey } as never);
    expect(seen.currentStatus).toMatchObject({ status: 'Resolved', statusCategory: 'DONE' });
    const said = await desk.request.getRequestComments({ issueIdOrKey } as never);
    expect(said.values).toMatchObject([{ body, public: true }]);
    const sla = await desk.request.getSlaInformation({ issueIdOrKey } as never);
    expect(sla.values?.map(({ name }) => name)).toContain('Time to resolution');
    expect(world.support.get('ticket-1')?.state).toBe('resolved');
  });

  it('finds issues by JQL and gives one to an agent', async () => {
    const jira = new Version2Client(config());
    const known = world.support.get('ticket-1');
    if (known === undefined) throw new Error('nothing was raised');
    world.support.open({ ...known, externalRef: 'other', summary: 'Frozen till' });
    const jql = 'project = SUP AND statusCategory != Done AND assignee is EMPTY';
    const found = await jira.issueSearch.searchForIssuesUsingJqlEnhancedSearch({ jql } as never);
    expect(found.issues?.map(({ key }) => key)).toEqual(['SUP-2']);
    await jira.issues.assignIssue({ issueIdOrKey: 'SUP-2', accountId: 'ana' } as never);
    const { fields } = await jira.issues.getIssue({ issueIdOrKey: 'SUP-2' });
    expect(fields.assignee).toMatchObject({ accountId: 'ana' });
    expect(world.support.get('ticket-2')).toMatchObject({ assignee: 'ana', state: 'acknowledged' });
  });

  it('reports what is not there, JQL that cannot be read, and a wrong token', async () => {
    const desk = new ServiceDeskClient(config());
    const ask = (issueIdOrKey: string, client = desk) =>
      client.request.getCustomerRequestByIdOrKey({ issueIdOrKey } as never);
    await expect(ask('SUP-99')).rejects.toMatchObject({ status: 404 });
    await expect(ask('SUP-1', new ServiceDeskClient(config('x')))).rejects.toMatchObject({
      status: 401,
    });
    const jira = new Version2Client(config());
    const wrong = { jql: 'nonsense' } as never;
    await expect(
      jira.issueSearch.searchForIssuesUsingJqlEnhancedSearch(wrong),
    ).rejects.toMatchObject({ status: 400 });
  });
});
