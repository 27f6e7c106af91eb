import { acquirer } from './acquirer/system.ts';
import { httpSystem } from './http-system.ts';
import { printer } from './printers/system.ts';
import { commercetools } from './promotions/commercetools/api.ts';
import { COMMERCETOOLS_CLIENT } from './promotions/commercetools/tokens.ts';
import { D365_CLIENT, d365Commerce } from './promotions/d365/api.ts';
import { TALON_ONE_KEY, talonOne } from './promotions/talon-one/api.ts';
import { VOUCHERIFY_KEYS, voucherify } from './promotions/voucherify/api.ts';
import { REFERENCE_APIS } from './reference-api.ts';
import { cegidY2 } from './sales/cegid/api.ts';
import { oraclePoslog } from './sales/oracle/api.ts';
import { FRESHDESK_LIMIT, freshdeskApi } from './support/freshdesk/api.ts';
import { FRESHSERVICE_LIMIT, freshserviceApi } from './support/freshservice/api.ts';
import { JIRA_LIMIT, jiraApi } from './support/jira/api.ts';
import { SERVICENOW_LIMIT, serviceNow } from './support/servicenow/api.ts';
import { limitedSystem } from './support/vendors/limited-system.ts';
import { ZENDESK_LIMIT, zendeskApi } from './support/zendesk/api.ts';
import type { System } from './system.ts';
import { terminal } from './terminals/system.ts';

/** Every system that `peakday mock` can start: the reference ones first, then by kind. */
export const SYSTEMS: readonly System[] = [
  httpSystem(REFERENCE_APIS.promotions, { kind: 'promotions' }),
  httpSystem(REFERENCE_APIS.payments, { kind: 'payments' }),
  httpSystem(REFERENCE_APIS.support, { kind: 'support' }),
  httpSystem(REFERENCE_APIS.sales, { kind: 'sales' }),
  httpSystem(talonOne, { kind: 'promotions', credentials: `ApiKey-v1 ${TALON_ONE_KEY}` }),
  httpSystem(voucherify, {
    kind: 'promotions',
    credentials: `X-App-Id ${VOUCHERIFY_KEYS.applicationId}, X-App-Token ${VOUCHERIFY_KEYS.secretKey}`,
  }),
  httpSystem(commercetools, {
    kind: 'promotions',
    credentials: `client ${COMMERCETOOLS_CLIENT.clientId}, secret ${COMMERCETOOLS_CLIENT.clientSecret} at /oauth/token`,
    basePath: '/my-project',
  }),
  httpSystem(d365Commerce, {
    kind: 'promotions',
    credentials: `client ${D365_CLIENT.clientId}, secret ${D365_CLIENT.clientSecret} at /oauth2/v2.0/token`,
    basePath: '/Commerce',
  }),
  limitedSystem(serviceNow, SERVICENOW_LIMIT, {
    kind: 'support',
    credentials: 'admin / peakday',
    basePath: '/api/now',
  }),
  limitedSystem(zendeskApi, ZENDESK_LIMIT, {
    kind: 'support',
    credentials: 'agent@example.com/token / peakday',
    basePath: '/api/v2',
  }),
  limitedSystem(jiraApi, JIRA_LIMIT, {
    kind: 'support',
    credentials: 'agent@example.com / peakday',
  }),
  limitedSystem(freshserviceApi, FRESHSERVICE_LIMIT, {
    kind: 'support',
    credentials: 'API key peakday',
    basePath: '/api/v2',
  }),
  limitedSystem(freshdeskApi, FRESHDESK_LIMIT, {
    kind: 'support',
    credentials: 'API key peakday',
    basePath: '/api/v2',
  }),
  terminal,
  acquirer,
  printer,
  httpSystem(cegidY2, {
    kind: 'till-services',
    credentials: 'DEMO\\CEGID / peakday',
    basePath: '/Y2',
  }),
  httpSystem(oraclePoslog, { kind: 'till-services', credentials: 'poslog / peakday' }),
];
