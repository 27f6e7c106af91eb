import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMERCETOOLS_CLIENT } from '../../mocks/promotions/commercetools/tokens.ts';
import { D365_CLIENT } from '../../mocks/promotions/d365/api.ts';
import { TALON_ONE_KEY } from '../../mocks/promotions/talon-one/api.ts';
import { VOUCHERIFY_KEYS } from '../../mocks/promotions/voucherify/api.ts';
import { peakday, type Started, start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();

/** A target beside its URL, and its secrets by the file that holds each. */
interface Target {
  readonly service: 'promotions' | 'payments' | 'support' | 'sales';
  readonly auth?: (origin: string) => object;
  readonly settings?: Readonly<Record<string, string>>;
}
const secret = (value: string): { readonly file: string } => {
  const file = join(folder, `${value.replaceAll(/\W/g, '-')}.txt`);
  writeFileSync(file, `${value}\n`);
  return { file };
};
const basic = (user: string) => () => ({
  kind: 'basic',
  user: secret(user),
  password: secret('peakday'),
});
const apiKey = (key: string) => () => ({ kind: 'apiKey', key: secret(key) });
const client = (
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  path: string,
  sendIn: 'header' | 'body',
) => {
  const named = { clientId: secret(clientId), clientSecret: secret(clientSecret), sendIn };
  return (origin: string) => ({
    kind: 'oauth2ClientCredentials',
    tokenUrl: `${origin}${path}`,
    ...named,
  });
};

/** Every binding at the address that its mock prints; the reference for all its services. */
const TARGETS: readonly (readonly [binding: string, system: string, target: () => Target])[] = [
  ['reference', 'promotions', () => ({ service: 'promotions' })],
  ['reference', 'payments', () => ({ service: 'payments' })],
  ['reference', 'support', () => ({ service: 'support' })],
  ['reference', 'sales', () => ({ service: 'sales' })],
  ['servicenow', 'servicenow', () => ({ service: 'support', auth: basic('admin') })],
  ['zendesk', 'zendesk', () => ({ service: 'support', auth: basic('agent@example.com/token') })],
  [
    'jira-service-management',
    'jira-service-management',
    () => ({ service: 'support', auth: basic('agent@example.com') }),
  ],
  ['freshservice', 'freshservice', () => ({ service: 'support', auth: apiKey('peakday') })],
  ['talon-one', 'talon-one', () => ({ service: 'promotions', auth: apiKey(TALON_ONE_KEY) })],
  [
    'voucherify',
    'voucherify',
    () => ({
      service: 'promotions',
      auth: apiKey(VOUCHERIFY_KEYS.secretKey),
      settings: { applicationId: VOUCHERIFY_KEYS.applicationId },
    }),
  ],
  [
    'commercetools',
    'commercetools',
    () => ({
      service: 'promotions',
      auth: client(COMMERCETOOLS_CLIENT, '/oauth/token', 'header'),
    }),
  ],
  [
    'd365-commerce',
    'd365-commerce',
    () => ({
      service: 'promotions',
      auth: client(D365_CLIENT, '/oauth2/v2.0/token', 'body'),
      settings: { operatingUnit: '128' },
    }),
  ],
];

let mock: Started;
let addresses: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  const systems = TARGETS.map(([, system]) => system);
  mock = start(['mock', ...systems, '--json', '--quiet'], folder);
  ({ addresses } = JSON.parse(await mock.says(/^(\{"addresses".*\})$/m)));
});
afterAll(async () => {
  mock.child.kill('SIGINT');
  await mock.ended;
});

/** The address as a target wants it: desks are reached at their host, not at their API. */
const urlOf = (system: string, { service }: Target): string =>
  service === 'support' ? new URL(addresses[system] ?? '').origin : (addresses[system] ?? '');

describe('peakday check --probe', () => {
  it.each(TARGETS)('%s at the mock of %s: every operation there is works', async (...row) => {
    const [binding, system, make] = row;
    const target = make();
    const { service, auth, settings } = target;
    const url = urlOf(system, target);
    const day = {
      name: 'probed',
      day: { date: '2026-11-27', curve: 'blackFriday' },
      live: { from: '15:00', to: '15:01', compression: 10 },
      stores: { street: { count: 1, country: 'ES', language: 'es', tills: 1, shoppersPerDay: 90 } },
      targets: {
        [service]: {
          ...{ url, binding },
          ...(auth && { auth: auth(new URL(url).origin) }),
          ...(settings && { settings }),
        },
      },
    };
    writeFileSync(join(folder, `${system}.json`), JSON.stringify(day));
    const args = ['check', `${system}.json`, '--probe', '--json'];
    const { code, stdout, stderr } = await peakday(args, folder);
    const { probes = [] } = JSON.parse(stdout);
    const rows: readonly { operation: string; outcome: string; found: string }[] =
      probes[0]?.rows ?? [];
    expect(rows.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(rows.filter(({ outcome }) => outcome === 'ok').length).toBeGreaterThan(1);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('error PD_')]);
  });
});
