import { ServiceDeskClient } from 'jira.js';
import { createClient } from 'node-zendesk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jiraApi } from '../../mocks/support/jira/api.ts';
import { serviceNow } from '../../mocks/support/servicenow/api.ts';
import { zendeskApi } from '../../mocks/support/zendesk/api.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';

let clock_ms = Date.UTC(2026, 10, 27, 10);
const pass = (minutes: number): void => {
  clock_ms += minutes * 60e3;
};
const world = new World({ seed: 1, promotions: [], coupons: [], now_ms: () => clock_ms });
const served: Listening[] = [];
let urls: readonly string[];
beforeAll(async () => {
  for (const api of [zendeskApi(), jiraApi(), serviceNow()])
    served.push(await serveApi(api, world));
  urls = served.map(({ url }) => url);
});
afterAll(() => Promise.all(served.map((one) => one.close())));

const zendesk = () =>
  createClient({
    ...{ username: 'agent@example.com', token: 'peakday' },
    endpointUri: `${urls[0]}/api/v2`,
  } as never);

const jira = async () => {
  const desk = new ServiceDeskClient({
    host: urls[1] ?? '',
    authentication: { basic: { email: 'agent@example.com', apiToken: 'peakday' } },
  });
  const { values } = await desk.request.getSlaInformation({ issueIdOrKey: 'SUP-1' } as never);
  return values?.find(({ name }) => name === 'Time to resolution');
};

const sla = async () => {
  const answer = await fetch(`${urls[2]}/api/now/table/task_sla`, {
    headers: { authorization: `Basic ${btoa('admin:peakday')}` },
  });
  const { result } = (await answer.json()) as { result: readonly Record<string, string>[] };
  return result[0];
};

it('the clocks of three desks stand while one ticket waits for the store', async () => {
  const ticket = { subject: 'No receipt', comment: { body: 'Silent.' }, priority: 'urgent' };
  const { result } = (await zendesk().tickets.create({ ticket } as never)) as never as {
    result: { id: number };
  };
  const change = (more: object) => zendesk().tickets.update(result.id, { ticket: more } as never);
  pass(20);
  await change({ status: 'pending', comment: { body: 'Is there paper?' } });
  pass(30);
  expect(await sla()).toMatchObject({
    stage: 'paused',
    has_breached: 'false',
    pause_duration: '1970-01-01 00:30:00',
    // An hour from ten o'clock, and the half that it waited.
    planned_end_time: '2026-11-27 11:30:00',
    business_percentage: '33.33',
  });
  expect(await jira()).toMatchObject({
    ongoingCycle: { paused: true, elapsedTime: { millis: 20 * 60e3 } },
  });
  await change({ status: 'open' });
  pass(25);
  expect(await sla()).toMatchObject({ stage: 'in_progress', business_percentage: '75.00' });
  await change({ status: 'solved', comment: { body: 'Paper in.' } });
  pass(60);
  expect(await sla()).toMatchObject({ stage: 'completed', has_breached: 'false' });
  expect(await jira()).toMatchObject({
    completedCycles: [{ breached: false, elapsedTime: { millis: 45 * 60e3 } }],
  });
  const { result: metric } = (await zendesk().ticketmetrics.list(result.id)) as never as {
    result: object;
  };
  const minutes = (calendar: number) => ({ calendar, business: calendar });
  expect(metric).toMatchObject({
    ticket_id: result.id,
    created_at: '2026-11-27T10:00:00Z',
    solved_at: '2026-11-27T11:15:00Z',
    reopens: 0,
    replies: 2,
    reply_time_in_minutes: minutes(20),
    full_resolution_time_in_minutes: minutes(75),
    agent_wait_time_in_minutes: minutes(30),
    requester_wait_time_in_minutes: minutes(45),
    on_hold_time_in_minutes: minutes(0),
  });
  expect(world.support.get('ticket-1')?.timestamps.onHold).toEqual([
    { from: '2026-11-27T10:20:00.000Z', to: '2026-11-27T10:50:00.000Z' },
  ]);
});
